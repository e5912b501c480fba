/** The top bar's virtual clock: shows it, pushes it forward, and waits while the bot runs what falls due. */

import { api } from "./api.js";
import { dateText, dayText, fieldText, fullText, timeText, weekdayText } from "./dates.js";
import { el, icon } from "./dom.js";
import { jumpsFrom } from "./jumps.js";
import { orComplain, toast } from "./toast.js";

const LONG_JUMP_DAYS = 45;
const DAY_MS = 24 * 3600 * 1000;
const LOOK_AGAIN_MS = 5000;

export class Clock extends EventTarget {
  #store;
  #calendar = null;
  #hasCalendar = true;
  #run = null;
  #face = el("time", { class: "clock-face", testid: "clock-now" });
  #state = el("span", { class: "clock-state", testid: "clock-state", role: "status" });
  #targets = new Map();
  #jumps = el("div", { class: "jumps", role: "group", "aria-label": "快进" });
  #progress = el("progress", {
    class: "clock-progress",
    testid: "clock-progress",
    max: "1",
    hidden: true,
    "aria-label": "时间正在快进",
  });
  #field = el("input", { type: "datetime-local", testid: "clock-picker-input", "aria-label": "快进到什么时间" });
  #go = el("button", { class: "primary", testid: "clock-picker-go" }, "快进到这里");
  #confirm = el("dialog", { class: "confirm", testid: "clock-confirm" });

  constructor(store, root) {
    super();
    this.#store = store;
    const show = el(
      "button",
      {
        type: "button",
        class: "clock-show",
        testid: "clock-show",
        popovertarget: "clock-panel",
        "aria-label": "快进时间",
      },
      icon("forward"),
      "快进",
    );
    this.panel = el("div", { id: "clock-panel", class: "clock-panel" }, this.#jumps, this.#picker());
    this.element = el(
      "div",
      { class: "clock" },
      el("div", { class: "clock-reading" }, this.#face),
      show,
      this.panel,
      this.#state,
    );
    root.append(this.element, this.#progress);
    document.body.append(this.#confirm);
    const small = matchMedia("(max-width: 1023px)");
    small.addEventListener("change", () => this.#fold(small.matches));
    this.#fold(small.matches);
    store.addEventListener("clock", () => this.#draw());
    setInterval(() => this.#look(), LOOK_AGAIN_MS);
  }

  /** Asks the server's calendar, where there is one, for the two jumps that depend on holidays. */
  async learn() {
    if (this.#hasCalendar) this.#calendar = await api.calendar().catch(() => null);
    this.#hasCalendar = this.#calendar !== null;
    this.#draw();
  }

  /** On a small screen the buttons live in a sheet. */
  #fold(small) {
    if (small) this.panel.setAttribute("popover", "auto");
    else this.panel.removeAttribute("popover");
  }

  #look() {
    if (!this.#run)
      api.clock().then(
        ({ now }) => this.#store.setNow(now),
        () => {},
      );
  }

  #draw() {
    const { now } = this.#store;
    this.#face.dateTime = now;
    this.#face.replaceChildren(el("b", {}, timeText(now)), el("span", {}, dateText(now), " ", weekdayText(now)));
    this.#field.min = fieldText(now);
    if (!this.#run || !this.#field.value) this.#field.value = fieldText(now);
    this.#go.disabled = Boolean(this.#run);
    if (this.#run) this.#showRun(now);
    else this.#drawJumps(now);
  }

  /** The buttons stay where they are; only their words and targets change. */
  #drawJumps(now) {
    for (const { id, icon: sign, label, to, why } of jumpsFrom(now, this.#calendar)) {
      const button = this.#targets.get(id)?.button ?? this.#button(id, sign);
      const words = to ? fullText(to) : why;
      button.querySelector(".jump-label").textContent = label;
      button.querySelector("small").textContent = words;
      button.title = words;
      button.disabled = !to;
      this.#targets.set(id, { button, to });
    }
  }

  #button(id, sign) {
    const button = el(
      "button",
      { type: "button", class: "jump", testid: `clock-${id}` },
      icon(sign),
      el("span", { class: "jump-label" }),
      el("small"),
    );
    button.addEventListener("click", () => this.#push(this.#targets.get(id).to));
    this.#jumps.append(button);
    return button;
  }

  #picker() {
    const form = el("form", { class: "picker-form" }, this.#field, this.#go);
    const box = el(
      "details",
      { class: "picker", testid: "clock-picker" },
      el("summary", {}, icon("calendar"), "选时间"),
      form,
    );
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      box.open = false;
      this.#push(`${this.#field.value}:00+08:00`);
    });
    document.addEventListener(
      "pointerdown",
      (event) => !box.contains(event.target) && !this.panel.hasAttribute("popover") && (box.open = false),
    );
    box.addEventListener("keydown", (event) => event.key === "Escape" && (box.open = false));
    return box;
  }

  async #push(to) {
    const days = (new Date(to) - new Date(this.#store.now)) / DAY_MS;
    if (Number.isNaN(days) || days <= 0) {
      toast("时间只能往前走，请选一个更晚的时间", "error");
      return;
    }
    if (days > LONG_JUMP_DAYS && !(await this.#agree(to, Math.round(days)))) return;
    if (this.panel.matches(":popover-open")) this.panel.hidePopover();
    await this.#runTo(to);
  }

  async #runTo(to) {
    this.#run = { from: this.#store.now, to };
    this.element.classList.add("is-running");
    this.element.setAttribute("aria-busy", "true");
    for (const button of this.#jumps.children) button.disabled = true;
    this.#progress.hidden = false;
    this.#draw();
    const answer = await orComplain("快进", () => api.setClock(to));
    const { now } = answer?.now ? answer : await api.clock().catch(() => this.#store);
    this.#run = null;
    this.#field.value = "";
    this.element.classList.remove("is-running");
    this.element.removeAttribute("aria-busy");
    this.#progress.hidden = true;
    this.#state.replaceChildren();
    this.#store.setNow(now);
    await this.learn();
    if (answer) this.dispatchEvent(new CustomEvent("arrived", { detail: { now } }));
  }

  #showRun(now) {
    const { from, to } = this.#run;
    const part = (new Date(now) - new Date(from)) / (new Date(to) - new Date(from));
    if (part > 0) this.#progress.value = Math.min(1, part);
    else this.#progress.removeAttribute("value");
    this.#state.replaceChildren("正在快进", el("span", {}, `到 ${fullText(to)}，机器人在处理沿途到期的事`), " …");
  }

  /** A long way is asked about first. */
  #agree(to, days) {
    const yes = el("button", { class: "primary", value: "yes", testid: "clock-confirm-yes" }, "快进");
    const no = el("button", { value: "no", autofocus: true }, "先不");
    this.#confirm.replaceChildren(
      el(
        "form",
        { method: "dialog" },
        el("h2", {}, `快进 ${days} 天？`),
        el(
          "p",
          {},
          `机器人会一天一天走到${dayText(to, this.#store.now)} ${timeText(to)}，可能要等一会儿。时间不能倒回来。`,
        ),
        el("div", { class: "confirm-buttons" }, no, yes),
      ),
    );
    this.#confirm.returnValue = "";
    this.#confirm.showModal();
    return new Promise((resolve) => {
      this.#confirm.addEventListener("close", () => resolve(this.#confirm.returnValue === "yes"), { once: true });
    });
  }
}
