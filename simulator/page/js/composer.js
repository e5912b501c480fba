/** Where a person types: text, quote, files, and chips with the likely next words. */

import { el, icon, iconButton } from "./dom.js";
import { gistOf } from "./bubble.js";
import { toast } from "./toast.js";

const MOST_FILES = 9;
const LARGEST_BYTES = 20 * 1024 * 1024;
const MOST_CARD_CHIPS = 3;

/** The first words of each post, for somebody who has never talked to the bot. */
const WORDS = [
  ["审批人", ["待办"]],
  ["督查员", ["今天谁到期", "谁还没签收"]],
  ["管理员", ["用量", "预览"]],
  ["联络员", ["我的"]],
  ["承办员", ["我的"]],
  ["负责人", ["我的"]],
  ["分管领导", ["我的"]],
];

export class Composer {
  #send;
  #files = [];
  #quote = null;
  #isSending = false;
  #chipsShown = "";
  #mention = el(
    "button",
    { type: "button", class: "chip is-mention", testid: "mention", "aria-pressed": "true" },
    "@督办机器人",
  );

  /** `send({text, quote, files})` resolves to true when it went through. */
  constructor(person, send) {
    this.#send = send;
    this.chips = el("div", { class: "chips", role: "group", "aria-label": "快捷回复" });
    this.strip = el("div", { class: "strip" });
    this.input = el("textarea", {
      rows: "1",
      class: "composer-input",
      testid: "composer-input",
      maxlength: "20000",
      enterkeyhint: "send",
      placeholder: "发消息…",
      "aria-label": `以${person.name}的身份发消息`,
    });
    this.picker = el("input", { type: "file", multiple: true, hidden: true, testid: "composer-file", tabindex: "-1" });
    this.sendButton = iconButton("send", "发送", { class: "send", testid: "composer-send" });
    const attach = iconButton("clip", "添加文件或图片", {
      testid: "composer-attach",
      onclick: () => this.picker.click(),
    });
    this.element = el(
      "div",
      { class: "composer" },
      this.chips,
      this.strip,
      el("div", { class: "composer-line" }, attach, this.picker, this.input, this.sendButton),
    );
    this.#listen();
    this.#refresh();
  }

  focus() {
    this.input.focus();
  }

  quote(message, name) {
    this.#quote = { id: message.id, words: `${name}：${gistOf(message)}` };
    this.#refresh();
    this.focus();
  }

  addFiles(files) {
    for (const file of files) {
      if (file.size > LARGEST_BYTES) toast(`“${file.name}”超过 20 MB，没有添加`, "error");
      else if (this.#files.length >= MOST_FILES) toast(`一次最多发 ${MOST_FILES} 个文件`, "error");
      else this.#files.push(file);
    }
    this.#refresh();
    this.focus();
  }

  /** In a group the robot only hears what mentions it. */
  get mentions() {
    return this.#mention.getAttribute("aria-pressed") === "true";
  }

  /** Chips: what is left to press on the last card, then the words of the person's post. */
  suggest({ title, card, labels: left, inGroup }, tap) {
    const labels = left.slice(0, MOST_CARD_CHIPS);
    const shown = JSON.stringify([title, card?.id, labels, inGroup]);
    if (shown === this.#chipsShown) return;
    this.#chipsShown = shown;
    const words = WORDS.filter(([post]) => title.includes(post)).flatMap(([, said]) => said);
    const plain = [...new Set([...words, "帮助"])].filter((word) => !labels.includes(word));
    this.chips.replaceChildren(
      ...(inGroup ? [this.#mention] : []),
      ...labels.map((label) => this.#chip(label, "is-card", (chip) => tap(card, label, chip))),
      ...plain.map((word) => this.#chip(word, "", () => this.#say({ text: word }))),
    );
  }

  #chip(label, look, act) {
    const chip = el("button", { type: "button", class: `chip ${look}`, testid: "chip", "data-action": label }, label);
    chip.addEventListener("click", () => act(chip));
    return chip;
  }

  #listen() {
    this.#mention.addEventListener("click", () => this.#mention.setAttribute("aria-pressed", String(!this.mentions)));
    this.input.addEventListener("input", () => this.#refresh());
    this.input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.shiftKey || event.isComposing || event.keyCode === 229) return;
      event.preventDefault();
      this.#submit();
    });
    this.input.addEventListener("paste", (event) => {
      if (event.clipboardData.files.length) this.addFiles(event.clipboardData.files);
    });
    this.picker.addEventListener("change", () => {
      this.addFiles(this.picker.files);
      this.picker.value = "";
    });
    this.sendButton.addEventListener("click", () => this.#submit());
  }

  async #submit() {
    const text = this.input.value.trim();
    if (this.#isSending || (!text && !this.#files.length)) return;
    this.#isSending = true;
    const files = await Promise.all(this.#files.map(encode)).catch(() => null);
    if (files === null) toast("文件读不出来，请重新选择", "error");
    const sent = files !== null && (await this.#say({ text, files, quote: this.#quote?.id }));
    this.#isSending = false;
    if (!sent) return;
    this.input.value = "";
    this.#files = [];
    this.#quote = null;
    this.#refresh();
  }

  #say({ text, files = [], quote }) {
    return this.#send({ ...(text && { text }), ...(quote && { quote }), ...(files.length && { files }) });
  }

  #refresh() {
    this.#grow();
    this.sendButton.disabled = !this.input.value.trim() && !this.#files.length;
    this.strip.replaceChildren(
      ...[this.#quoteStrip(), ...this.#files.map((file) => this.#fileStrip(file))].filter(Boolean),
    );
  }

  /** For browsers that cannot size a field by its content themselves. */
  #grow() {
    if (CSS.supports("field-sizing", "content")) return;
    this.input.style.height = "auto";
    if (this.input.scrollHeight) this.input.style.height = `${this.input.scrollHeight + 2}px`;
  }

  #quoteStrip() {
    if (!this.#quote) return null;
    const drop = () => {
      this.#quote = null;
      this.#refresh();
    };
    const close = iconButton("close", "取消引用", { onclick: drop });
    return el(
      "p",
      { class: "strip-quote", testid: "quote-strip" },
      icon("quote"),
      el("span", {}, this.#quote.words),
      close,
    );
  }

  #fileStrip(file) {
    const drop = () => {
      this.#files = this.#files.filter((other) => other !== file);
      this.#refresh();
    };
    const close = iconButton("close", `去掉 ${file.name}`, { onclick: drop });
    return el(
      "p",
      { class: "strip-file", testid: "file-strip" },
      icon("file"),
      el("span", {}, file.name),
      el("small", {}, sizeText(file.size)),
      close,
    );
  }
}

function sizeText(bytes) {
  return bytes < 1024 * 1024 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

function encode(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve({ name: file.name, base64: reader.result.slice(reader.result.indexOf(",") + 1) });
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
