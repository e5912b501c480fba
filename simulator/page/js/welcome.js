/** The strip a newcomer sees on the first visit: three steps, ticked off as they are done. */

import { el, icon, iconButton } from "./dom.js";

const REMEMBERED = "practice.welcome";

const STEPS = [
  ["person", "① 选联络员"],
  ["sign", "② 点卡片上的签收"],
  ["clock", "③ 把时间快进到截止前三天"],
];

export class Welcome {
  #steps = new Map();

  constructor() {
    const steps = STEPS.map(([id, words]) => {
      const step = el("li", { class: "step", "data-step": id }, words);
      this.#steps.set(id, step);
      return step;
    });
    const close = iconButton("close", "不再显示", { testid: "welcome-dismiss", onclick: () => this.#dismiss() });
    this.element = el(
      "section",
      {
        class: "welcome",
        testid: "welcome",
        "aria-label": "三步上手",
        hidden: localStorage.getItem(REMEMBERED) === "seen",
      },
      el("strong", {}, "三步上手"),
      el("ol", {}, steps),
      close,
    );
  }

  /** Ticks a step: "person", "sign" or "clock". */
  tick(id) {
    const step = this.#steps.get(id);
    if (step.classList.contains("is-done")) return;
    step.classList.add("is-done");
    step.prepend(icon("check"));
  }

  #dismiss() {
    localStorage.setItem(REMEMBERED, "seen");
    this.element.hidden = true;
  }
}
