/** Short notes at the edge of the screen: what went wrong, in words. */

import { el } from "./dom.js";

const STAY_MS = 5000;

/** Shows a note; the newest three stay. */
export function toast(text, kind = "info") {
  const box = document.getElementById("toasts");
  const note = el("p", { class: `toast toast-${kind}`, testid: "toast" }, text);
  box.append(note);
  while (box.children.length > 3) box.firstElementChild.remove();
  setTimeout(() => note.remove(), STAY_MS);
}

/** Runs an action; a failure becomes a note and `undefined`. */
export async function orComplain(what, action) {
  try {
    return await action();
  } catch (error) {
    const reason = error instanceof TypeError ? "连不上练习台，请看看程序是否还在运行" : error.message;
    toast(`${what}没有成功：${reason}`, "error");
    return undefined;
  }
}
