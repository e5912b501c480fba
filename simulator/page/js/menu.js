/** A small menu at a message: quote, copy. Closes by itself on Escape or a click elsewhere. */

import { el, icon } from "./dom.js";

/** Opens a menu of `[icon, label, testid, action]` near the anchor. */
export function openMenu(anchor, items) {
  const menu = el("div", { class: "menu", role: "menu", popover: "auto" });
  for (const [sign, label, testid, action] of items) {
    const item = el("button", { type: "button", role: "menuitem", class: "menu-item", testid }, icon(sign), label);
    item.addEventListener("click", () => {
      menu.hidePopover();
      action();
    });
    menu.append(item);
  }
  menu.addEventListener("toggle", (event) => event.newState === "closed" && menu.remove());
  menu.addEventListener("keydown", (event) => moveFocus(menu, event));
  document.body.append(menu);
  menu.showPopover();
  placeNear(menu, anchor);
  menu.firstElementChild.focus();
}

function moveFocus(menu, event) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const items = [...menu.children];
  items.at((items.indexOf(document.activeElement) + step) % items.length).focus();
}

function placeNear(menu, anchor) {
  const spot = anchor.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  const below = spot.bottom + 4 + height < innerHeight;
  menu.style.left = `${Math.max(8, Math.min(spot.left, innerWidth - width - 8))}px`;
  menu.style.top = `${below ? spot.bottom + 4 : Math.max(8, spot.top - height - 4)}px`;
}
