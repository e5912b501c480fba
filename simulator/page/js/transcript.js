/** The scrolling list of a chat: rows, day separators, what is new, and what has been read. */

import { buildRow, markRead } from "./bubble.js";
import { dayText, partsOf } from "./dates.js";
import { el, icon } from "./dom.js";
import { isUnread } from "./store.js";

const NEAR_END_PX = 80;
const READ_AFTER_MS = 200;

export class Transcript {
  #chat;
  #rows = new Map();
  #lastDay = null;
  #isReading = false;
  #visible = new Set();
  #timer = null;
  #missed = 0;
  #follows = true;

  constructor(chat) {
    this.#chat = chat;
    this.list = el("ol", { class: "rows", role: "log", "aria-label": "消息", testid: "messages" });
    this.typing = el(
      "div",
      { class: "typing", testid: "typing", hidden: true, "aria-label": "机器人正在处理" },
      el("i"),
      el("i"),
      el("i"),
    );
    this.empty = el("p", { class: "pane-empty" }, "还没有消息。发“帮助”看看机器人会做什么。");
    this.scroller = el(
      "div",
      { class: "scroller", tabindex: "0", "aria-label": "消息记录" },
      this.empty,
      this.list,
      this.typing,
    );
    this.newer = el("button", {
      type: "button",
      class: "newer",
      testid: "newer",
      hidden: true,
      onclick: () => this.toEnd(),
    });
    this.element = el("div", { class: "transcript" }, this.scroller, this.newer);
    this.scroller.addEventListener("scroll", () => this.#noteScroll(), { passive: true });
    this.observer = new IntersectionObserver((entries) => this.#see(entries), {
      root: this.scroller,
      threshold: [0, 0.25, 0.5, 0.75, 1],
    });
    const resized = new ResizeObserver(() => this.#follows && this.toEnd());
    for (const part of [this.list, this.scroller]) resized.observe(part);
  }

  /** Shows a whole chat; rows that stand already stay, so that nothing moves under a finger. */
  showAll(messages) {
    this.empty.hidden = messages.length > 0;
    const stands = [...this.#rows.keys()].every((id, index) => messages[index]?.id === id);
    if (stands) for (const message of messages) this.take(message, false);
    else this.#rebuild(messages);
  }

  #rebuild(messages) {
    this.observer.disconnect();
    this.#visible.clear();
    this.#rows.clear();
    this.#lastDay = null;
    this.list.replaceChildren();
    for (const message of messages) this.#append(message);
    if (this.#follows) this.toEnd();
  }

  /** Goes to the first unread message, marked by a line, or to the end. */
  settle() {
    const first = [...this.#rows.values()].find(({ message }) => isUnread(message, this.#chat.userId));
    this.toEnd();
    if (!first) return;
    const isFirstRow = first === this.#rows.values().next().value;
    if (!isFirstRow)
      first.row.before(el("li", { class: "day is-new", testid: "new-line" }, el("span", {}, "以下是新消息")));
    const top = first.row.offsetTop - 48;
    if (top < this.scroller.scrollTop) this.scroller.scrollTop = top;
    this.#noteScroll();
  }

  /** Adds a new message or redraws a changed one. */
  take(message, isNew) {
    const known = this.#rows.get(message.id);
    if (known) {
      this.#change(known, message);
      return;
    }
    const follow = this.#follows || message.from === this.#chat.userId;
    this.empty.hidden = true;
    const row = this.#append(message);
    if (isNew) row.classList.add("is-fresh");
    if (follow) this.#follow(row);
    else this.#countMissed();
  }

  /** Goes along with a new row; one taller than the screen is shown from its top. */
  #follow(row) {
    this.toEnd();
    if (row.offsetHeight <= this.scroller.clientHeight) return;
    this.scroller.scrollTop = row.offsetTop - 8;
    this.#noteScroll();
  }

  /** Reading means: this pane is the one in use, so what is in view counts as read. */
  setReading(reading) {
    this.#isReading = reading;
    if (reading) this.#readSoon();
  }

  showTyping(on) {
    this.typing.hidden = !on;
    if (this.#follows) this.toEnd();
  }

  toEnd() {
    this.#follows = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.#clearMissed();
  }

  goTo(messageId) {
    const known = this.#rows.get(messageId);
    if (!known) return;
    known.row.scrollIntoView({ block: "center" });
    known.row.classList.remove("is-pointed");
    requestAnimationFrame(() => known.row.classList.add("is-pointed"));
  }

  eachButton(messageId, label, act) {
    const row = this.#rows.get(messageId)?.row;
    for (const button of row?.querySelectorAll("[data-action]") ?? []) if (button.dataset.action === label) act(button);
  }

  /** Names the days anew when the clock has passed midnight. */
  nameDays() {
    for (const label of this.list.querySelectorAll(".day time"))
      label.textContent = dayText(label.dateTime, this.#chat.now());
  }

  #append(message) {
    const { dayNumber } = partsOf(message.at);
    if (dayNumber !== this.#lastDay) {
      const label = el("time", { datetime: message.at }, dayText(message.at, this.#chat.now()));
      this.list.append(el("li", { class: "day", testid: "day" }, label));
      this.#lastDay = dayNumber;
    }
    const row = buildRow(message, this.#chat);
    this.list.append(row);
    this.#keep(message, row);
    return row;
  }

  /** A read mark is changed in place; anything else is drawn anew. */
  #change(known, message) {
    if (JSON.stringify(known.message) === JSON.stringify(message)) return;
    const onlyRead = JSON.stringify({ ...known.message, read: message.read }) === JSON.stringify(message);
    if (!onlyRead) {
      this.#redraw(known, message);
      return;
    }
    markRead(known.row, message, this.#chat.userId);
    this.#keep(message, known.row);
  }

  #redraw(known, message) {
    const row = buildRow(message, this.#chat);
    this.observer.unobserve(known.row);
    this.#visible.delete(message.id);
    const held = document.activeElement?.dataset?.action;
    const hadFocus = known.row.contains(document.activeElement);
    known.row.replaceWith(row);
    this.#keep(message, row);
    if (hadFocus)
      [...row.querySelectorAll("[data-action]")]
        .find((button) => button.dataset.action === held)
        ?.focus({ preventScroll: true });
  }

  #keep(message, row) {
    this.#rows.set(message.id, { message, row });
    if (isUnread(message, this.#chat.userId)) this.observer.observe(row);
    else this.observer.unobserve(row);
  }

  #see(entries) {
    for (const entry of entries) {
      const { messageId } = entry.target.dataset;
      const enough = entry.intersectionRatio >= 0.5 || entry.intersectionRect.height > entry.rootBounds?.height * 0.5;
      if (entry.isIntersecting && enough) this.#visible.add(messageId);
      else this.#visible.delete(messageId);
    }
    this.#readSoon();
  }

  #readSoon() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#readVisible(), READ_AFTER_MS);
  }

  #readVisible() {
    if (!this.#isReading || document.visibilityState !== "visible") return;
    const ids = [...this.#visible].filter((id) =>
      isUnread(this.#rows.get(id)?.message ?? { read: true }, this.#chat.userId),
    );
    if (ids.length) this.#chat.read(ids).catch(() => {});
  }

  /** Near the end, the list follows what comes; pictures that load late and a growing composer included. */
  #noteScroll() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    this.#follows = scrollHeight - scrollTop - clientHeight < NEAR_END_PX;
    if (this.#follows) this.#clearMissed();
  }

  #countMissed() {
    this.#missed += 1;
    this.newer.hidden = false;
    this.newer.replaceChildren(icon("down"), `${this.#missed} 条新消息`);
  }

  #clearMissed() {
    this.#missed = 0;
    this.newer.hidden = true;
  }
}
