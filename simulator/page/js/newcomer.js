/** The form at the foot of the rail: adds somebody the pretend company does not have yet. */

import { api } from "./api.js";
import { el, icon } from "./dom.js";
import { orComplain } from "./toast.js";

const ID_PATTERN = "[A-Za-z0-9_.\\-]+";

/** A folded form; the new person's chat opens at once. */
export function newcomerForm(store, board) {
  const name = el("input", {
    required: true,
    maxlength: "40",
    placeholder: "姓名",
    "aria-label": "姓名",
    testid: "person-new-name",
  });
  const userId = el("input", {
    required: true,
    maxlength: "60",
    pattern: ID_PATTERN,
    placeholder: "用户ID",
    title: "字母、数字、_ . -",
    "aria-label": "用户ID",
    testid: "person-new-id",
  });
  const form = el(
    "form",
    { class: "newcomer-form" },
    name,
    userId,
    el("button", { class: "primary", testid: "person-new-add" }, "添加"),
  );
  const box = el(
    "details",
    { class: "newcomer" },
    el("summary", { testid: "person-new" }, icon("plus"), "加一个人"),
    form,
  );
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const person = { name: name.value.trim(), user_id: userId.value.trim() };
    const added = await orComplain("添加", () => api.addPerson(person));
    if (!added) return;
    form.reset();
    box.open = false;
    await store.loadPeople().catch(() => {});
    board.open(person.user_id);
  });
  return box;
}
