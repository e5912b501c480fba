/** The middle of the page: up to four phones side by side, remembered in the address. */

import { avatarOf } from "./avatar.js";
import { el, icon } from "./dom.js";
import { Pane } from "./pane.js";

const MOST_PANES = 4;
const PREFIX = "#chat=";

/** Where a finger points, focus would push the keyboard over the chat. */
const TOUCH = matchMedia("(hover: none)");

/** What a newcomer may play, in the order of the story. */
const PARTS = [
  ["联络员", "签收、答复、申请延期"],
  ["审批人", "同意或驳回延期"],
  ["督查员", "看日报、催办"],
];

export class Board extends EventTarget {
  #store;
  #root;
  #panes = new Map();
  #recent = [];

  constructor(store, root) {
    super();
    this.#store = store;
    this.#root = root;
    this.welcome = el("div", { class: "board-empty", testid: "board-empty" });
    root.append(this.welcome);
    store.addEventListener("message", ({ detail }) =>
      this.#panes.get(detail.userId)?.take(detail.message, detail.isNew),
    );
    store.addEventListener("chat", ({ detail }) => this.#panes.get(detail.userId)?.reload());
    store.addEventListener("todos", ({ detail }) => this.#panes.get(detail.userId)?.loadToDos());
    store.addEventListener("minute", () => this.#panes.forEach((pane) => pane.showDay()));
    store.addEventListener("people", () => this.#showWelcome());
    addEventListener("hashchange", () => this.followAddress());
    document.addEventListener("visibilitychange", () => this.#markActive());
  }

  openIds() {
    return [...this.#panes.keys()];
  }

  get activeId() {
    return this.#recent.at(-1);
  }

  /** Opens a chat, or brings it forward; a fifth one takes the place of the one unused longest. */
  open(userId, { focus = true } = {}) {
    if (!this.#panes.has(userId)) this.#add(userId);
    this.#activate(userId);
    if (focus && !TOUCH.matches) this.#panes.get(userId).focus();
    this.#remember();
  }

  close(userId) {
    this.#panes.get(userId)?.element.remove();
    this.#panes.delete(userId);
    this.#recent = this.#recent.filter((id) => id !== userId);
    if (this.activeId) this.#activate(this.activeId);
    this.#remember();
  }

  /** Opens the chats the address names. */
  followAddress() {
    if (!location.hash.startsWith(PREFIX)) return;
    const wanted = location.hash
      .slice(PREFIX.length)
      .split(",")
      .map(decodeURIComponent)
      .filter((id) => this.#store.person(id))
      .slice(0, MOST_PANES);
    for (const id of this.openIds()) if (!wanted.includes(id)) this.close(id);
    for (const id of wanted) if (!this.#panes.has(id)) this.open(id, { focus: false });
  }

  #add(userId) {
    if (this.#panes.size >= MOST_PANES) this.close(this.#recent[0]);
    const pane = new Pane(this.#store, userId, {
      onClose: () => this.close(userId),
      onBack: () => this.#announce("back"),
    });
    for (const event of ["pointerdown", "focusin"]) pane.element.addEventListener(event, () => this.#activate(userId));
    this.#panes.set(userId, pane);
    this.#root.append(pane.element);
    this.welcome.hidden = true;
    pane.settle();
  }

  #activate(userId) {
    this.#recent = [...this.#recent.filter((id) => id !== userId), userId];
    this.#markActive();
    this.#announce("change");
  }

  #markActive() {
    for (const [id, pane] of this.#panes) pane.setActive(id === this.activeId);
  }

  #remember() {
    this.welcome.hidden = this.#panes.size > 0;
    this.#root.dataset.panes = this.#panes.size;
    const address = this.#panes.size ? PREFIX + this.openIds().map(encodeURIComponent).join(",") : location.pathname;
    if (location.hash !== address) history.replaceState(null, "", address);
    this.#announce("change");
  }

  #showWelcome() {
    const cast = PARTS.map(([title, does]) => [this.#candidate(title), title, does]).filter(([person]) => person);
    const cards = cast.map(([person, title, does]) => this.#partCard(person, title, does));
    const all = el(
      "button",
      { type: "button", class: "primary", testid: "open-cast" },
      `把这 ${cast.length} 个人并排打开`,
    );
    all.addEventListener("click", () => cast.forEach(([person]) => this.open(person.user_id)));
    this.welcome.replaceChildren(
      el("span", { class: "welcome-mark", "aria-hidden": "true" }, icon("people")),
      el("h1", {}, "先选一个人，看看他的手机"),
      el("p", {}, "左边每个人都有自己的聊天窗口，最多四个并排。不知道从谁开始，就选一个角色："),
      el("div", { class: "parts" }, cards),
      cast.length > 1 ? all : "",
    );
  }

  /** The first person of a post; one with unread messages is more fun to begin with. */
  #candidate(title) {
    const fitting = this.#store.people.filter((person) => (person.title ?? "").includes(title));
    return fitting.find((person) => this.#store.unread(person.user_id).length) ?? fitting[0];
  }

  #partCard(person, title, does) {
    const card = el(
      "button",
      { type: "button", class: "part", testid: "part", "data-user-id": person.user_id },
      avatarOf(person.user_id, person.name),
      el("strong", {}, title),
      el("span", {}, person.name),
      el("small", {}, does),
    );
    card.addEventListener("click", () => this.open(this.#candidate(title).user_id));
    return card;
  }

  #announce(type) {
    this.dispatchEvent(new CustomEvent(type));
  }
}
