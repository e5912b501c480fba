/** One message as a row of the chat: bubble, card with buttons, file, picture, or a recalled note. */

import { timeText } from "./dates.js";
import { el, icon, iconButton } from "./dom.js";
import { fragmentOf } from "./markup.js";
import { avatarOf } from "./avatar.js";

const PICTURE = /\.(png|jpe?g|gif|webp|bmp)$/i;

/**
 * Builds the row. `chat` says whose phone it is (`userId`) and offers `nameOf`, `find`, `isPressed`,
 * `tap(message, label, element)`, `showMenu(message, anchor)` and `goTo(messageId)`.
 */
export function buildRow(message, chat) {
  const isOwn = message.from === chat.userId;
  if (message.recalled) return recalledRow(message, isOwn, chat);
  const name = chat.nameOf(message.from);
  const row = el(
    "li",
    {
      ...identity(message),
      class: `row ${isOwn ? "is-own" : "is-other"}${message.group ? " in-group" : ""}`,
      "aria-label": `${name} ${timeText(message.at)}`,
    },
    avatarOf(message.from, name),
    el(
      "div",
      { class: "row-column" },
      message.group && !isOwn ? el("span", { class: "row-sender" }, name) : null,
      el("div", { class: `bubble ${shapeOf(message)}` }, bubbleParts(message, chat)),
      metaOf(message, chat),
    ),
  );
  markRead(row, message, chat.userId);
  listenForLongPress(row, () => chat.showMenu(message, row.querySelector(".bubble")));
  return row;
}

function identity(message) {
  return {
    testid: "message",
    "data-message-id": message.id,
    "data-from": message.from,
    "data-kind": message.kind,
    tabindex: "-1",
  };
}

function shapeOf(message) {
  if (message.buttons?.length) return "is-card";
  if (message.file) return isPicture(message) ? "is-picture" : "is-file";
  return "is-plain";
}

function recalledRow(message, isOwn, chat) {
  const who = isOwn ? "你" : chat.nameOf(message.from);
  return el(
    "li",
    { ...identity(message), class: "row is-recalled" },
    el("span", { class: "note" }, `${who}撤回了一条消息（已撤回）`),
  );
}

function bubbleParts(message, chat) {
  return [
    message.quote ? quoteOf(message, chat) : null,
    showsTitle(message) ? el("h3", { class: "bubble-title", testid: "message-title" }, message.title) : null,
    message.file ? fileOf(message) : null,
    bodyOf(message, chat),
    message.buttons?.length ? buttonsOf(message, chat) : null,
  ];
}

/** A card's title is shown unless the text begins with the same words. */
function showsTitle(message) {
  if (!message.buttons?.length || !message.title) return false;
  const firstLine = (message.text ?? "").split("\n", 1)[0].replace(/[#*>\s]/g, "");
  return !firstLine.includes(message.title.replace(/[#*>\s]/g, ""));
}

function bodyOf(message, chat) {
  if (message.file && (!message.text || message.text === message.file.name)) return null;
  const body = el("div", { class: "bubble-body", testid: "message-text" });
  const isText = message.kind === "text" || !message.html;
  body.classList.toggle("is-text", isText);
  body.append(
    isText ? (message.text ?? "") : fragmentOf(message.html, (label, link) => chat.tap(message, label, link)),
  );
  return body;
}

function buttonsOf(message, chat) {
  return el(
    "div",
    { class: "bubble-buttons" },
    message.buttons.map((label) => buttonOf(message, label, chat)),
  );
}

function buttonOf(message, label, chat) {
  const button = el(
    "button",
    { type: "button", class: "card-button", testid: "message-button", "data-action": label },
    label,
  );
  markPressed(button, chat.isPressed(message.id, label));
  button.addEventListener("click", () => chat.tap(message, label, button));
  return button;
}

/** Shows on a button or a link that it was pressed; it can be pressed again. */
export function markPressed(button, pressed) {
  button.classList.toggle("is-pressed", pressed);
  if (!button.classList.contains("card-button")) return;
  button.setAttribute("aria-pressed", String(pressed));
  if (pressed && !button.querySelector(".icon")) button.append(icon("check"));
}

function quoteOf(message, chat) {
  const quoted = chat.find(message.quote);
  const words = quoted ? `${chat.nameOf(quoted.from)}：${gistOf(quoted)}` : "引用的消息";
  return el(
    "button",
    { type: "button", class: "bubble-quote", testid: "message-quote", onclick: () => chat.goTo(message.quote) },
    words,
  );
}

/** A message in one line of plain words. */
export function gistOf(message) {
  if (message.recalled) return "［已撤回］";
  if (message.file && !message.text)
    return `［${isPicture(message) ? "图片" : "文件"}］${message.file.name}`;
  const plain = (message.text ?? "")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replace(/^\s*[#>]+\s*/gm, "")
    .replace(/[*`]/g, "");
  return (message.buttons?.length && message.title ? message.title : plain || message.title || "")
    .replace(/\s+/g, " ")
    .trim();
}

const isPicture = (message) =>
  (message.kind === "picture" || PICTURE.test(message.file.name)) && Boolean(message.file.url);

function fileOf(message) {
  const { name, url } = message.file;
  if (isPicture(message)) {
    return el(
      "a",
      { href: url, target: "_blank", rel: "noopener", class: "picture" },
      el("img", { src: url, alt: name, loading: "lazy" }),
    );
  }
  const kind = name.includes(".") ? name.split(".").pop().slice(0, 4).toUpperCase() : "";
  const parts = [
    el("span", { class: "file-kind", "aria-hidden": "true" }, kind || icon("file")),
    el("span", { class: "file-name" }, name),
    url ? icon("download") : null,
  ];
  if (!url) return el("span", { class: "file" }, parts);
  return el(
    "a",
    { class: "file", href: url, download: name, testid: "message-file", "aria-label": `下载 ${name}` },
    parts,
  );
}

function metaOf(message, chat) {
  const time = el("time", { datetime: message.at }, timeText(message.at));
  return el(
    "div",
    { class: "row-meta" },
    time,
    el("span", { class: "read-mark", testid: "message-read" }),
    menuButton(message, chat),
  );
}

/** Says under a row whether the person has read it; what he wrote himself is simply delivered. */
export function markRead(row, message, userId) {
  const isOwn = message.from === userId;
  row.classList.toggle("is-unread", !isOwn && !message.read);
  row.querySelector(".read-mark")?.replaceChildren(isOwn ? "已送达" : message.read ? "已读" : "未读");
}

function menuButton(message, chat) {
  const button = iconButton("more", "更多操作", { class: "row-menu", testid: "message-menu", "aria-haspopup": "menu" });
  button.addEventListener("click", () => chat.showMenu(message, button));
  return button;
}

function listenForLongPress(row, open) {
  let timer = null;
  const stop = () => clearTimeout(timer);
  row.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "mouse" && !event.target.closest("button, a")) timer = setTimeout(open, 500);
  });
  for (const end of ["pointerup", "pointercancel", "pointermove"]) row.addEventListener(end, stop);
}
