/** The left rail: everybody, grouped by department, with search and unread counts. */

import { avatarOf } from "./avatar.js";
import { gistOf } from "./bubble.js";
import { briefText } from "./dates.js";
import { el, icon, iconButton } from "./dom.js";
import { newcomerForm } from "./newcomer.js";

export class People {
  #store;
  #board;
  #list = el("div", { class: "people-list", testid: "people-list" });
  #search = el("input", {
    type: "search",
    class: "people-search",
    testid: "people-search",
    placeholder: "搜姓名、单位、岗位",
    "aria-label": "搜人",
  });
  #unreadOnly = el(
    "button",
    { type: "button", class: "filter", testid: "people-unread-only", "aria-pressed": "false" },
    "只看未读",
  );
  #closed = new Set();
  #drawn = false;
  #shape = "";
  #heads = new Map();
  #buttons = new Map();

  constructor(store, board, root) {
    this.#store = store;
    this.#board = board;
    const field = el("label", { class: "people-field" }, icon("search"), this.#search);
    root.append(el("div", { class: "people-tools" }, field, this.#unreadOnly), this.#list, newcomerForm(store, board));
    this.#search.addEventListener("input", () => this.#draw());
    this.#unreadOnly.addEventListener("click", () => {
      this.#unreadOnly.setAttribute("aria-pressed", String(!this.#isUnreadOnly));
      this.#draw();
    });
    this.#list.addEventListener("keydown", (event) => this.#moveFocus(event));
    for (const type of ["people", "chat", "message", "minute"]) store.addEventListener(type, () => this.#drawSoon());
    board.addEventListener("change", () => this.#drawSoon());
  }

  get #isUnreadOnly() {
    return this.#unreadOnly.getAttribute("aria-pressed") === "true";
  }

  #drawSoon() {
    if (this.#drawn) return;
    this.#drawn = true;
    requestAnimationFrame(() => {
      this.#drawn = false;
      this.#draw();
    });
  }

  /** Items stay the same nodes while they stand in the same places, so that no click falls between two drawings. */
  #draw() {
    const groups = Map.groupBy(this.#shown(), (person) => person.department || person.title || "其他");
    const shape = JSON.stringify(
      [...groups].map(([name, people]) => [name, this.#isOpen(name), people.map((person) => person.user_id)]),
    );
    if (shape !== this.#shape) this.#arrange(groups);
    this.#shape = shape;
    for (const [name, people] of groups) {
      const unread = people.reduce((sum, person) => sum + this.#store.unread(person.user_id).length, 0);
      this.#heads
        .get(name)
        .querySelector(".badge-place")
        .replaceChildren(this.#isOpen(name) ? "" : (badge(unread) ?? ""));
      for (const person of people) this.#fill(person);
    }
  }

  #arrange(groups) {
    const held = this.#list.contains(document.activeElement) ? document.activeElement : null;
    const sections = [...groups].map(([name, people]) => this.#section(name, people));
    const nobody = el("p", { class: "people-none" }, this.#isUnreadOnly ? "没有未读消息" : "没有找到这个人");
    this.#list.replaceChildren(...(sections.length ? sections : [nobody]));
    if (held?.isConnected) held.focus({ preventScroll: true });
  }

  #isOpen(name) {
    return !this.#closed.has(name) || Boolean(this.#search.value);
  }

  #shown() {
    const words = this.#search.value.trim().toLowerCase().split(/\s+/);
    return this.#store.people.filter((person) => {
      const about = [person.name, person.title, person.department, person.user_id].join(" ").toLowerCase();
      return (
        words.every((word) => about.includes(word)) &&
        (!this.#isUnreadOnly || this.#store.unread(person.user_id).length)
      );
    });
  }

  #section(name, people) {
    const isOpen = this.#isOpen(name);
    const head = this.#heads.get(name) ?? this.#head(name);
    head.setAttribute("aria-expanded", String(isOpen));
    return el("section", { "aria-label": name }, head, isOpen ? people.map((person) => this.#item(person)) : null);
  }

  #head(name) {
    const head = el(
      "button",
      { type: "button", class: "people-group", testid: "people-group" },
      icon("chevron"),
      el("span", {}, name),
      el("span", { class: "badge-place" }),
    );
    head.addEventListener("click", () => {
      if (!this.#closed.delete(name)) this.#closed.add(name);
      this.#draw();
    });
    this.#heads.set(name, head);
    return head;
  }

  #item({ user_id: userId }) {
    const known = this.#buttons.get(userId);
    if (known) return known;
    const button = el("button", { type: "button", testid: "person-item", "data-user-id": userId });
    button.addEventListener("click", () => this.#board.open(userId));
    this.#buttons.set(userId, button);
    return button;
  }

  #fill(person) {
    const { user_id: userId, name, title } = person;
    const button = this.#item(person);
    const last = this.#store.last(userId);
    const unread = this.#store.unread(userId).length;
    button.className = `person${this.#board.openIds().includes(userId) ? " is-open" : ""}${this.#board.activeId === userId ? " is-active" : ""}`;
    button.setAttribute("aria-label", [name, title, unread && `${unread} 条未读`].filter(Boolean).join("，"));
    button.replaceChildren(
      avatarOf(userId, name),
      el(
        "span",
        { class: "person-line" },
        el("span", { class: "person-name" }, name),
        tagsOf(person),
        last ? el("time", {}, briefText(last.at, this.#store.now)) : null,
      ),
      el(
        "span",
        { class: "person-line" },
        el("span", { class: "person-gist" }, last ? gistOf(last) : "还没有消息"),
        badge(unread, "person-unread"),
      ),
    );
  }

  #items() {
    return [...this.#list.querySelectorAll(".person, .people-group")];
  }

  #moveFocus(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const items = this.#items();
    items[Math.min(items.length - 1, Math.max(0, items.indexOf(document.activeElement) + step))]?.focus();
  }
}

function tagsOf({ title, left }) {
  return [
    title ? el("span", { class: "tag" }, title) : null,
    left ? el("span", { class: "tag is-left" }, "已离职") : null,
  ];
}

function badge(count, testid) {
  return count ? el("span", { class: "badge", testid }, count > 99 ? "99+" : String(count)) : null;
}

/** The button that shows the rail on a small screen. */
export function peopleButton(onclick) {
  return iconButton("people", "人员列表", { class: "people-button", testid: "people-button", onclick });
}
