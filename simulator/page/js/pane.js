/** One person's phone: header, messages, composer. */

import { api } from "./api.js";
import { avatarOf } from "./avatar.js";
import { gistOf, markPressed } from "./bubble.js";
import { Composer } from "./composer.js";
import { el, icon, iconButton } from "./dom.js";
import { openMenu } from "./menu.js";
import { DING, Side } from "./side.js";
import { orComplain, toast } from "./toast.js";
import { Transcript } from "./transcript.js";

const TYPING_AFTER_MS = 350;

export class Pane {
  #store;
  #person;
  #group = null;
  #waiting = 0;
  #tabsShown = "";

  constructor(store, userId, { onClose, onBack }) {
    this.#store = store;
    this.userId = userId;
    this.#person = store.person(userId) ?? { user_id: userId, name: userId, title: "" };
    this.composer = new Composer(this.#person, (said) => this.#say(said));
    this.transcript = new Transcript(this.#chat());
    this.side = new Side(userId, () => store.now, () => this.#awaitAnswer());
    this.tabs = el("div", { class: "pane-tabs", role: "group", "aria-label": "会话", hidden: true });
    this.element = el(
      "section",
      { class: "pane", testid: "pane", "data-user-id": userId, "aria-label": `${this.#person.name}的手机` },
      this.#header(onClose, onBack),
      this.tabs,
      this.side.element,
      this.transcript.element,
      this.composer.element,
      el("div", { class: "drop-hint", "aria-hidden": "true" }, icon("file"), "松开鼠标，添加文件"),
    );
    this.#listenForFiles();
  }

  /** Scrolls to what is new once the pane is on screen. */
  settle() {
    this.reload();
    this.transcript.settle();
    this.loadToDos();
  }

  /** His own to-do list has changed. */
  loadToDos() {
    return this.side.load();
  }

  setActive(active) {
    this.element.classList.toggle("is-active", active);
    this.transcript.setReading(active);
  }

  focus() {
    this.composer.focus();
  }

  reload() {
    this.#showTabs();
    this.side.ring(this.#store.messages(this.userId));
    this.transcript.showAll(this.#messages());
    this.#suggest();
  }

  take(message, isNew) {
    this.#showTabs();
    this.side.ring(this.#store.messages(this.userId));
    if ((message.group ?? null) !== this.#group || message.kind === DING) return;
    this.transcript.take(message, isNew);
    this.#suggest();
  }

  showDay() {
    this.transcript.nameDays();
  }

  #header(onClose, onBack) {
    const { name, title, department } = this.#person;
    return el(
      "header",
      { class: "pane-head" },
      iconButton("back", "返回人员列表", { class: "pane-back", testid: "pane-back", onclick: onBack }),
      avatarOf(this.userId, name),
      el(
        "div",
        { class: "pane-who" },
        el("h2", { class: "pane-name" }, name),
        el("p", { class: "pane-title" }, [title, department].filter(Boolean).join(" · ")),
      ),
      iconButton("close", `关闭${name}的聊天`, { class: "pane-close", testid: "pane-close", onclick: onClose }),
    );
  }

  #chat() {
    const store = this.#store;
    return {
      userId: this.userId,
      now: () => store.now,
      nameOf: (userId) => store.nameOf(userId),
      find: (messageId) => store.messages(this.userId).find((message) => message.id === messageId),
      isPressed: (messageId, label) => store.isPressed(messageId, label),
      tap: (message, label, element) => this.#tap(message, label, element),
      showMenu: (message, anchor) => this.#showMenu(message, anchor),
      goTo: (messageId) => this.transcript.goTo(messageId),
      read: (messageIds) => api.read(this.userId, messageIds),
    };
  }

  #messages() {
    return this.#store
      .messages(this.userId)
      .filter((message) => (message.group ?? null) === this.#group && message.kind !== DING);
  }

  #suggest() {
    const card = this.#messages().findLast(
      (message) => message.from === "bot" && message.buttons?.length && !message.recalled,
    );
    const labels = card?.buttons.filter((label) => !this.#store.isPressed(card.id, label)) ?? [];
    const inGroup = this.#group !== null;
    this.composer.suggest({ title: this.#person.title ?? "", card, labels, inGroup }, (message, label, chip) =>
      this.#tap(message, label, chip),
    );
  }

  async #say(said) {
    const words = this.#group === null ? said : { ...said, group: this.#group, at: this.composer.mentions };
    const done = await orComplain("发送", async () => {
      await api.say(this.userId, words);
      return true;
    });
    if (done) this.#awaitAnswer();
    return done ?? false;
  }

  async #tap(message, label, element) {
    if (element.getAttribute("aria-busy") === "true") return;
    element.setAttribute("aria-busy", "true");
    const done = await orComplain(`点“${label}”`, async () => {
      await api.tap(this.userId, message.id, label, Boolean(message.group));
      return true;
    });
    element.removeAttribute("aria-busy");
    if (!done) return;
    this.#store.press(message.id, label);
    this.transcript.eachButton(message.id, label, (button) => markPressed(button, true));
    this.#suggest();
    this.element.dispatchEvent(new CustomEvent("tapped", { bubbles: true, detail: { label } }));
    this.#awaitAnswer();
  }

  /** Shows the dots while the bot is at work, but not for a moment too short to see. */
  async #awaitAnswer() {
    this.transcript.toEnd();
    this.#waiting += 1;
    const timer = setTimeout(() => this.transcript.showTyping(true), TYPING_AFTER_MS);
    await api.settled().catch(() => {});
    clearTimeout(timer);
    this.#waiting -= 1;
    if (this.#waiting === 0) this.transcript.showTyping(false);
    await this.#store.loadChat(this.userId).catch(() => {});
  }

  #showMenu(message, anchor) {
    const copy = () =>
      navigator.clipboard.writeText(message.text || gistOf(message)).then(
        () => toast("已复制"),
        () => toast("浏览器不允许复制", "error"),
      );
    openMenu(anchor, [
      ["quote", "引用", "menu-quote", () => this.composer.quote(message, this.#store.nameOf(message.from))],
      ["copy", "复制文字", "menu-copy", copy],
    ]);
  }

  #showTabs() {
    const groups = this.#store.groupsOf(this.userId);
    const facts = [null, ...groups].map((group) => this.#tabFacts(group));
    if (JSON.stringify(facts) === this.#tabsShown) return;
    this.#tabsShown = JSON.stringify(facts);
    this.tabs.hidden = groups.length === 0;
    this.tabs.replaceChildren(...facts.map((fact) => this.#tab(fact)));
  }

  #tabFacts(group) {
    const isHere = group === this.#group;
    const label = group === null ? "督办机器人" : this.#store.groupName(group);
    return { group, label, isHere, unread: isHere ? 0 : this.#store.unread(this.userId, group).length };
  }

  #tab({ group, label, isHere, unread }) {
    const badge = unread ? el("span", { class: "badge" }, String(unread)) : null;
    const tab = el(
      "button",
      {
        type: "button",
        class: "pane-tab",
        testid: "pane-tab",
        "data-group": group ?? "",
        "aria-pressed": String(isHere),
      },
      label,
      badge,
    );
    tab.addEventListener("click", () => {
      this.#group = group;
      this.reload();
      this.transcript.settle();
    });
    return tab;
  }

  #listenForFiles() {
    const show = (on) => this.element.classList.toggle("is-dropping", on);
    this.element.addEventListener("dragover", (event) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      show(true);
    });
    this.element.addEventListener("dragleave", (event) => !this.element.contains(event.relatedTarget) && show(false));
    this.element.addEventListener("drop", (event) => {
      event.preventDefault();
      show(false);
      this.composer.addFiles(event.dataTransfer.files);
    });
  }
}
