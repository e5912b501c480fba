/** Switches that make the messenger misbehave on purpose, in plain words. */

import { api } from "./api.js";
import { el } from "./dom.js";
import { orComplain, toast } from "./toast.js";

/**
 * Every switch: its name on the wire, its name here, what it does, how it is set, and what "on" is.
 * `tick` is on or off, `number` counts, `people` lists user ids, `once` happens at once and springs back.
 */
const SWITCHES = [
  ["down", "平台停机", "所有请求都被拒绝，长连接断开", "tick", true],
  ["throttle", "调用太频繁", "平台一直回答“请求过快”，机器人应当放慢再试", "tick", "always"],
  ["latency", "平台变慢", "每次回答前多等几秒", "number", 0],
  ["stall", "请求石沉大海", "收下请求，但一直不回答", "tick", true],
  ["accept_then_reset", "收下后断线", "接下来几次：消息已经收下，但机器人拿不到回执", "number", 0],
  ["duplicate", "重复投递", "同一条消息推给机器人几遍，1 是正常", "number", 1],
  ["out_of_order", "乱序投递", "攒够几条再倒着推，0 是正常", "number", 0],
  ["html_ban", "被防火墙拦截", "回答一张网页，而不是数据", "tick", true],
  ["permission_denied", "没有接口权限", "平台回答“没有权限”", "tick", true],
  ["quota_exhausted", "本月额度用完", "平台不再受理调用", "tick", true],
  ["invalid_users", "这些人已离职", "发给他们的消息会被退回", "people", []],
  ["flow_controlled_users", "这些人被限流", "暂时收不到消息", "people", []],
  ["expire_token", "令牌失效", "机器人手里的令牌立刻作废", "once", true],
  ["disconnect", "要求换连接", "让每条长连接重新连", "once", true],
  ["half_open", "连接假死", "连接还在，但两头都没有声音", "once", true],
];

export class Faults {
  #list = el("div", { class: "faults", testid: "faults" });

  constructor() {
    const note = el("p", { class: "page-note" }, "在这里给平台制造故障，看机器人会不会丢消息、重发消息。");
    const calm = el(
      "button",
      { type: "button", class: "faults-calm", testid: "faults-calm", onclick: () => this.#calm() },
      "全部恢复正常",
    );
    this.element = el("div", {}, note, this.#list, calm);
  }

  async show() {
    const state = await orComplain("读取故障开关", () => api.faults());
    if (state)
      this.#list.replaceChildren(
        ...SWITCHES.filter(([key]) => key in state).map((row) => this.#row(row, state[row[0]])),
      );
  }

  #row([key, label, about, kind, on], value) {
    const isOn = isDisturbed(kind, on, value);
    const set = (wanted) =>
      this.#set({ [key]: wanted }, `${isDisturbed(kind, on, wanted) ? "已开启" : "已恢复"}：${label}`);
    const control = CONTROLS[kind](`fault-${key}`, value, on, set);
    const words = el("span", { class: "fault-words" }, el("strong", {}, label), el("small", {}, about));
    return el(kind === "once" ? "div" : "label", { class: `fault${isOn ? " is-on" : ""}` }, words, control);
  }

  async #set(switches, words) {
    const done = await orComplain("切换", () => api.setFaults(switches).then(() => true));
    if (done) toast(words);
    await this.show();
  }

  #calm() {
    this.#set({ reset: true }, "已全部恢复正常");
  }
}

/** Whether a value is away from rest; for numbers `on` is the value at rest. */
function isDisturbed(kind, on, value) {
  if (kind === "number") return value !== on;
  return kind === "people" ? value.length > 0 : Boolean(value);
}

const CONTROLS = {
  tick(testid, value, on, set) {
    const tick = el("input", { type: "checkbox", role: "switch", class: "switch", checked: Boolean(value), testid });
    tick.addEventListener("change", () => set(tick.checked && on));
    return tick;
  },
  number(testid, value, rest, set) {
    const field = el("input", {
      type: "number",
      min: String(rest),
      max: "60",
      step: "1",
      value: String(value),
      testid,
    });
    field.addEventListener("change", () => set(field.value === "" ? rest : Number(field.value)));
    return field;
  },
  people(testid, value, _on, set) {
    const field = el("input", { type: "text", value: value.join("、"), placeholder: "用户ID，顿号分开", testid });
    field.addEventListener("change", () => set(field.value.split(/[\s,，、]+/).filter(Boolean)));
    return field;
  },
  once(testid, _value, on, set) {
    return el("button", { type: "button", testid, onclick: () => set(on) }, "来一次");
  },
};
