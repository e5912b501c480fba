/** A round sign for a person: the end of the name on a colour that stays his. */

import { el, icon } from "./dom.js";

const COLOURS = 6;

export function avatarOf(userId, name) {
  if (userId === "bot") return el("span", { class: "avatar is-bot", "aria-hidden": "true" }, icon("check"));
  const sum = [...userId].reduce((total, letter) => (total * 31 + letter.codePointAt(0)) % 9973, 7);
  return el("span", { class: `avatar colour-${sum % COLOURS}`, "aria-hidden": "true" }, [...name].slice(-2).join(""));
}
