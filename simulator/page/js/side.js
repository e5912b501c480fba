/** What reaches a person beside the chat: his own to-do list, and DING, which stays in front until he has seen it. */

import { api } from "./api.js";
import { briefText } from "./dates.js";
import { el, icon } from "./dom.js";
import { orComplain } from "./toast.js";

export const DING = "ding";

export class Side {
  #userId;
  #now;
  #opened;
  #isOpen = false;

  /** `opened` is called when an item was opened, which says something in the chat. */
  constructor(userId, now, opened) {
    this.#userId = userId;
    this.#now = now;
    this.#opened = opened;
    this.toggle = el("button", { type: "button", class: "side-toggle", testid: "todo-toggle", "aria-expanded": "false" });
    this.toggle.addEventListener("click", () => this.#show(!this.#isOpen));
    this.list = el("ul", { class: "side-list", testid: "todo-list", "aria-label": "待办", hidden: true });
    this.bar = el("div", { class: "side", hidden: true }, this.toggle, this.list);
    this.ding = el("div", { class: "ding", testid: "ding", role: "alert", hidden: true });
    this.element = el("div", { class: "side-place" }, this.ding, this.bar);
  }

  /** Fetches the to-do list; open items come first. */
  async load() {
    const items = await api.toDos(this.#userId).catch(() => []);
    const open = items.filter((item) => !item.done).length;
    this.bar.hidden = items.length === 0;
    this.toggle.replaceChildren(icon("check"), el("span", {}, `待办 ${open} 项`), icon("chevron"));
    this.list.replaceChildren(...items.map((item) => this.#row(item)));
  }

  /** Puts what rang and was not seen in front. */
  ring(messages) {
    const fresh = messages.filter((message) => message.kind === DING && !message.read);
    this.ding.hidden = fresh.length === 0;
    const seen = el("button", { type: "button", class: "primary", testid: "ding-seen" }, "知道了");
    seen.addEventListener("click", async () => {
      this.ding.hidden = true;
      const ids = fresh.map((message) => message.id);
      await orComplain("确认 DING", () => api.read(this.#userId, ids));
    });
    const lines = fresh.map((message) => el("p", { class: "ding-text", testid: "ding-text" }, message.text));
    this.ding.replaceChildren(el("strong", { class: "ding-mark" }, "DING"), el("div", {}, lines), seen);
  }

  #show(open) {
    this.#isOpen = open;
    this.list.hidden = !open;
    this.toggle.setAttribute("aria-expanded", String(open));
  }

  #row({ id, subject, due, done }) {
    const button = el(
      "button",
      { type: "button", class: `todo${done ? " is-done" : ""}`, testid: "todo", "data-done": String(done) },
      el("span", { class: "todo-box", "aria-hidden": "true" }, done ? icon("check") : null),
      el("span", { class: "todo-subject" }, subject),
      el("small", {}, done ? "已完成" : due ? briefText(due, this.#now()) : ""),
    );
    button.addEventListener("click", async () => {
      const done = await orComplain("打开待办", () => api.openToDo(this.#userId, id));
      if (done) this.#opened();
    });
    return el("li", {}, button);
  }
}
