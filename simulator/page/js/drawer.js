/** The drawer on the right: three tabs for those who want to look behind the curtain. */

import { el, icon, iconButton } from "./dom.js";

const REMEMBERED = "practice.drawer";

export class Drawer {
  #root;
  #pages;
  #tabs = new Map();
  #chosen;

  /** `pages` is a list of `{id, label, element, show()}`; `show` is called whenever the page comes into view. */
  constructor(root, pages) {
    this.#root = root;
    this.#pages = pages;
    const bar = el(
      "div",
      { class: "drawer-tabs", role: "tablist", "aria-label": "后台" },
      pages.map((page) => this.#tab(page)),
    );
    const close = iconButton("close", "收起后台", { testid: "drawer-close", onclick: () => this.toggle(false) });
    root.append(el("div", { class: "drawer-head" }, bar, close), ...pages.map((page) => this.#panel(page)));
    this.button = el(
      "button",
      {
        type: "button",
        class: "drawer-button",
        testid: "drawer-toggle",
        "aria-expanded": "false",
        "aria-controls": "drawer",
      },
      icon("drawer"),
      el("span", {}, "后台"),
    );
    this.button.addEventListener("click", () => this.toggle());
    root.addEventListener("keydown", (event) => event.key === "Escape" && this.toggle(false));
    this.#choose(pages[0].id);
    if (localStorage.getItem(REMEMBERED) === "open" && innerWidth > 1200) this.toggle(true);
  }

  toggle(open = this.#root.hidden) {
    this.#root.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
    localStorage.setItem(REMEMBERED, open ? "open" : "closed");
    if (open) this.#choose(this.#chosen);
    else if (this.#root.contains(document.activeElement)) this.button.focus();
  }

  #tab({ id, label }) {
    const tab = el(
      "button",
      {
        type: "button",
        role: "tab",
        class: "drawer-tab",
        id: `tab-${id}`,
        "aria-controls": `page-${id}`,
        testid: `drawer-tab-${id}`,
      },
      label,
    );
    tab.addEventListener("click", () => this.#choose(id));
    tab.addEventListener("keydown", (event) => this.#step(event));
    this.#tabs.set(id, tab);
    return tab;
  }

  #panel({ id, element }) {
    return el(
      "div",
      {
        role: "tabpanel",
        class: "drawer-page",
        id: `page-${id}`,
        "aria-labelledby": `tab-${id}`,
        testid: `drawer-page-${id}`,
      },
      element,
    );
  }

  #step(event) {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const index = this.#pages.findIndex((page) => page.id === this.#chosen);
    const next = this.#pages.at((index + step) % this.#pages.length).id;
    this.#choose(next);
    this.#tabs.get(next).focus();
  }

  #choose(id) {
    this.#chosen = id;
    for (const page of this.#pages) {
      const isHere = page.id === id;
      this.#tabs.get(page.id).setAttribute("aria-selected", String(isHere));
      this.#tabs.get(page.id).tabIndex = isHere ? 0 : -1;
      this.#root.querySelector(`#page-${page.id}`).hidden = !isHere;
      if (isHere && !this.#root.hidden) page.show();
    }
  }
}
