/** Every request, reply and frame between the bot and the messenger, newest first. */

import { api } from "./api.js";
import { timeText, dateText } from "./dates.js";
import { el, icon } from "./dom.js";
import { orComplain } from "./toast.js";

const MOST_SHOWN = 200;
const MOST_KEPT = 20_000;
const DRAW_AFTER_MS = 150;

/** What an exchange is for, in plain words; the first match in topic or path counts. */
const MEANINGS = [
  ["batchSend", "给个人发消息"],
  ["groupMessages/send", "在群里发消息"],
  ["sendBySession", "在会话里回复"],
  ["accessToken", "领取令牌"],
  ["gettoken", "领取令牌"],
  ["connections/open", "申请长连接"],
  ["bot/messages/get", "有人发来消息"],
  ["readStatus", "查询是否已读"],
  ["ecall", "撤回消息"],
  ["messageFiles/download", "下载文件"],
  ["media/upload", "上传文件"],
  ["ping", "心跳"],
  ["disconnect", "要求换连接"],
  ["event", "事件通知"],
  ["user/", "查通讯录"],
  ["department/", "查通讯录"],
  ["/connect", "长连接"],
];

export class WireLog {
  #entries = [];
  #isLoaded = false;
  #list = el("ol", { class: "log", testid: "log" });
  #search = el("input", {
    type: "search",
    placeholder: "筛选：路径、内容、状态码",
    "aria-label": "筛选日志",
    testid: "log-search",
  });
  #isStale = false;
  #rows = new Map();
  #timer = null;
  #clearedTo = 0;

  constructor() {
    const save = el(
      "button",
      { type: "button", testid: "log-export", onclick: () => this.#save() },
      icon("download"),
      "导出",
    );
    const clear = el("button", { type: "button", testid: "log-clear", onclick: () => this.#clear() }, "清屏");
    const search = el("label", { class: "people-field" }, icon("search"), this.#search);
    const note = el("p", { class: "page-note" }, "机器人和消息平台之间的每一次往来。点一行看全文。");
    this.element = el(
      "div",
      { class: "log-page" },
      note,
      el("div", { class: "page-tools" }, search, save, clear),
      this.#list,
    );
    this.#search.addEventListener("input", () => this.#draw());
  }

  /** Takes an entry from the feed; it is drawn when the page is in view. */
  take(entry) {
    if (!this.#isLoaded) return;
    const known = this.#entries.findIndex(({ id }) => id === entry.id);
    if (known >= 0) {
      // Its words were taken out later: it is drawn anew.
      this.#entries[known] = entry;
      this.#rows.clear();
    } else this.#entries.push(entry);
    if (this.#entries.length > MOST_KEPT) this.#entries.splice(0, MOST_KEPT / 10);
    if (this.element.checkVisibility()) this.#drawSoon();
    else this.#isStale = true;
  }

  async show() {
    if (this.#isLoaded) {
      if (this.#isStale) this.#draw();
      return;
    }
    await this.refresh();
  }

  /** Fetches what the feed may have missed. */
  async refresh() {
    const fetched = await orComplain("读日志", () => api.log(this.#entries.at(-1)?.id));
    if (!fetched) return;
    const known = new Set(this.#entries.map(({ id }) => id));
    this.#entries.push(...fetched.filter(({ id }) => !known.has(id)));
    this.#isLoaded = true;
    this.#draw();
  }

  get isLoaded() {
    return this.#isLoaded;
  }

  #drawSoon() {
    this.#timer ??= setTimeout(() => this.#draw(), DRAW_AFTER_MS);
  }

  /** Keeps the rows that stand, so that an opened one stays open. */
  #draw() {
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#isStale = false;
    const shown = this.#exchanges().slice(-MOST_SHOWN).reverse();
    const rows = new Map(
      shown.map((exchange) => [keyOf(exchange), this.#rows.get(keyOf(exchange)) ?? rowOf(exchange)]),
    );
    this.#rows = rows;
    this.#list.replaceChildren(...(rows.size ? rows.values() : [el("li", { class: "log-none" }, "还没有往来")]));
  }

  /** A request and its reply make one line. */
  #exchanges() {
    const fitting = this.#entries.filter((entry) => entry.id > this.#clearedTo);
    return [...Map.groupBy(fitting, (entry) => entry.exchange).values()].filter((exchange) => this.#fits(exchange));
  }

  #fits(exchange) {
    const words = this.#search.value.trim().toLowerCase();
    return !words || `${meaningOf(exchange[0])} ${JSON.stringify(exchange)}`.toLowerCase().includes(words);
  }

  /** Clears the screen; the export still has everything. */
  #clear() {
    this.#clearedTo = this.#entries.at(-1)?.id ?? 0;
    this.#draw();
  }

  #save() {
    const address = URL.createObjectURL(
      new Blob([JSON.stringify(this.#entries, null, 2)], { type: "application/json" }),
    );
    el("a", { href: address, download: "wire-log.json" }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }
}

const keyOf = (exchange) => `${exchange[0].exchange}/${exchange.length}`;

function meaningOf({ topic, path }) {
  return MEANINGS.find(([part]) => topic.includes(part) || path.includes(part))?.[1] ?? "往来";
}

function rowOf(exchange) {
  const [first] = exchange;
  const last = exchange.at(-1);
  const isFromBot = first.direction === "from_bot";
  const isBroken = last.kind === "reply" && last.status === null;
  const body = el("div", { class: "log-body" });
  const row = el(
    "details",
    { class: `log-row${isBroken || Number(last.status) >= 400 ? " is-bad" : ""}` },
    el(
      "summary",
      {},
      el(
        "span",
        { class: `log-way ${isFromBot ? "is-out" : "is-in"}`, title: isFromBot ? "机器人 → 平台" : "平台 → 机器人" },
        isFromBot ? "机器人 →" : "→ 机器人",
      ),
      el("span", { class: "log-meaning" }, meaningOf(first)),
      el("span", { class: "log-status" }, isBroken ? "断线" : String(last.status ?? "")),
      el("time", { datetime: first.at, title: dateText(first.at) }, timeText(first.at)),
      el("code", { class: "log-path" }, [first.method, first.topic || first.path].filter(Boolean).join(" ")),
    ),
    body,
  );
  row.addEventListener("toggle", () => body.childElementCount || body.append(...exchange.flatMap(partsOf)));
  return el("li", { testid: "log-entry", "data-id": first.id }, row);
}

const KINDS = { request: "请求", reply: "答复", frame: "帧" };

function partsOf({ kind, body }) {
  const words = typeof body === "string" ? body : JSON.stringify(body, null, 2);
  return [el("h4", {}, KINDS[kind] ?? kind), el("pre", { tabindex: "0" }, words)];
}
