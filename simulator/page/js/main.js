/** Puts the page together. */

import { Board } from "./board.js";
import { Clock } from "./clock.js";
import { Drawer } from "./drawer.js";
import { el, icon } from "./dom.js";
import { Faults } from "./faults.js";
import { Feed } from "./feed.js";
import { People, peopleButton } from "./people.js";
import { Store } from "./store.js";
import { orComplain } from "./toast.js";
import { Usage } from "./usage.js";
import { Welcome } from "./welcome.js";
import { WireLog } from "./wirelog.js";

const at = (id) => document.getElementById(id);
const store = new Store();
const board = new Board(store, at("board"));
const welcome = new Welcome();
const wireLog = new WireLog();
const usage = new Usage();
const top = at("top");

const link = el("span", { class: "link-state", testid: "link-state", hidden: true }, "连接中断，正在重连…");
top.append(
  peopleButton(() => showPeople()),
  el(
    "a",
    { class: "brand", href: "/", "aria-label": "督办机器人练习台" },
    el("img", { src: "/page/icon.svg", alt: "", width: "32", height: "32" }),
    el("span", { class: "brand-name" }, el("b", {}, "督办机器人"), el("small", {}, "练习台")),
  ),
);
const clock = new Clock(store, top);
const drawer = new Drawer(at("drawer"), [
  { id: "log", label: "导线日志", element: wireLog.element, show: () => wireLog.show() },
  { id: "faults", label: "故障", ...pageOf(new Faults()) },
  { id: "usage", label: "用量", ...pageOf(usage) },
]);
top.append(link, drawer.button);
top.after(welcome.element);
new People(store, board, at("people"));

function pageOf(page) {
  return { element: page.element, show: () => page.show() };
}

/** On a small screen either the people or one chat is in view. */
function showPeople() {
  at("app").dataset.view = "people";
  at("people").querySelector("input").focus({ preventScroll: true });
}

function showChats() {
  at("app").dataset.view = board.openIds().length ? "chat" : "people";
}

const totalUnread = () => store.people.reduce((sum, person) => sum + store.unread(person.user_id).length, 0);

function countInTitle() {
  const unread = totalUnread();
  document.title = `${unread ? `（${unread}）` : ""}督办机器人 · 练习台`;
}

board.addEventListener("change", () => {
  showChats();
  if (board.openIds().some((id) => (store.person(id)?.title ?? "").includes("联络员"))) welcome.tick("person");
});
board.addEventListener("back", showPeople);
at("board").addEventListener("tapped", ({ detail }) => detail.label.includes("签收") && welcome.tick("sign"));
clock.addEventListener("arrived", () => welcome.tick("clock"));
for (const type of ["people", "chat", "message"]) store.addEventListener(type, countInTitle);
document.querySelector(".skip-link").addEventListener("click", (event) => {
  event.preventDefault();
  at("board").focus();
});

const feed = new Feed(store, () => board.openIds());
feed.addEventListener("log", ({ detail }) => wireLog.take(detail));
feed.addEventListener("refreshed", () => wireLog.isLoaded && wireLog.refresh());
feed.addEventListener("connection", ({ detail }) => {
  link.hidden = detail.connected;
});

showChats();
feed.start();
await orComplain("打开练习台", () => store.load());
board.followAddress();
clock.learn();
at("app").dataset.ready = "yes";
