/** How many calls the bot has made: they are scarce on the free edition. */

import { api } from "./api.js";
import { el } from "./dom.js";
import { orComplain } from "./toast.js";

/** The monthly counters the messenger keeps. */
const COUNTERS = [
  ["api_calls", "接口调用"],
  ["events", "收到的消息和事件"],
];

export class Usage {
  #table = el("div", { class: "usage", testid: "usage" });

  constructor() {
    const again = el("button", { type: "button", testid: "usage-refresh", onclick: () => this.show() }, "刷新");
    const note = el("p", { class: "page-note" }, "平台按月限制调用次数，机器人要省着用。");
    this.element = el("div", {}, note, el("div", { class: "page-tools" }, again), this.#table);
  }

  async show() {
    const usage = await orComplain("读用量", () => api.usage());
    if (usage) this.#table.replaceChildren(...partsOf(usage));
  }
}

function partsOf(usage) {
  const meters = COUNTERS.filter(([name]) => usage[name]).map(([name, label]) => meterOf(label, usage[name]));
  const streams = usage.streams ?? [];
  const line = el(
    "p",
    { class: "usage-row" },
    el("span", {}, "机器人的长连接"),
    el("b", { testid: "usage-streams" }, `${streams.length} 条`),
  );
  return [...meters, line];
}

function meterOf(label, { month, used, limit }) {
  const most = limit === null || limit === undefined ? "，不限次数" : ` / ${limit.toLocaleString("zh-CN")} 次`;
  const bar = limit ? el("progress", { max: String(limit), value: String(used), "aria-label": label }) : null;
  return el(
    "div",
    { class: "usage-meter" },
    el("h3", {}, [month, label].filter(Boolean).join(" ")),
    el("p", {}, el("b", {}, used.toLocaleString("zh-CN")), most),
    bar,
  );
}
