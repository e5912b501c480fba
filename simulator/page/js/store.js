/** What the page knows: people, their messages, groups and the clock. Tells listeners what changed. */

import { api } from "./api.js";

export class Store extends EventTarget {
  people = [];
  groups = [];
  now = new Date().toISOString();
  #chats = new Map();
  #pressed = new Set();

  /** Loads everything once; a group list is optional. */
  async load() {
    const [people, clock] = await Promise.all([api.people(), api.clock()]);
    this.setNow(clock.now);
    this.people = people;
    this.groups = await api.groups().catch(() => []);
    this.#announce("people");
    await this.loadChats(people.map((person) => person.user_id));
  }

  async loadPeople() {
    this.people = await api.people();
    this.groups = await api.groups().catch(() => []);
    this.#announce("people");
  }

  /** Loads several chats, a few at a time. */
  async loadChats(userIds) {
    const queue = [...userIds];
    const worker = async () => {
      while (queue.length) await this.loadChat(queue.shift()).catch(() => {});
    };
    await Promise.all(Array.from({ length: 4 }, worker));
  }

  /** Fetches one chat; the server's order wins, and what the feed brought meanwhile stays. */
  async loadChat(userId) {
    const before = new Set(this.messages(userId).map((message) => message.id));
    const fetched = await api.messages(userId);
    const settled = new Set([...before, ...fetched.map((message) => message.id)]);
    const now = this.messages(userId);
    const chat = [...fetched, ...now.filter((message) => !settled.has(message.id))];
    if (JSON.stringify(chat) === JSON.stringify(now)) return;
    this.#chats.set(userId, chat);
    this.#announce("chat", { userId });
  }

  /** Takes one message from the feed, new or changed. */
  take(userId, message) {
    const chat = this.messages(userId);
    const index = chat.findLastIndex((known) => known.id === message.id);
    if (index < 0) chat.push(message);
    else chat[index] = message;
    this.#chats.set(userId, chat);
    this.#announce("message", { userId, message, isNew: index < 0 });
  }

  /** Somebody's own to-do list has changed. */
  tellToDos(userId) {
    this.#announce("todos", { userId });
  }

  setNow(now) {
    if (!now || now === this.now) return;
    const isNewMinute = minuteOf(now) !== minuteOf(this.now);
    this.now = now;
    this.#announce("clock", { now });
    if (isNewMinute) this.#announce("minute", { now });
  }

  messages(userId) {
    return this.#chats.get(userId) ?? [];
  }

  person(userId) {
    return this.people.find((person) => person.user_id === userId);
  }

  nameOf(userId) {
    return userId === "bot" ? "督办机器人" : (this.person(userId)?.name ?? userId);
  }

  groupName(groupId) {
    return this.groups.find((group) => group.id === groupId)?.title || "群聊";
  }

  groupsOf(userId) {
    const joined = this.groups.filter((group) => group.members.includes(userId)).map((group) => group.id);
    const heard = this.messages(userId)
      .map((message) => message.group)
      .filter(Boolean);
    return [...new Set([...joined, ...heard])];
  }

  unread(userId, group) {
    return this.messages(userId).filter(
      (m) => isUnread(m, userId) && (group === undefined || (m.group ?? null) === group),
    );
  }

  last(userId) {
    return this.messages(userId).at(-1);
  }

  /** Buttons stay after a tap; the page remembers which ones were pressed. */
  press(messageId, label) {
    this.#pressed.add(`${messageId}\n${label}`);
  }

  isPressed(messageId, label) {
    return this.#pressed.has(`${messageId}\n${label}`);
  }

  #announce(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}

export function isUnread(message, userId) {
  return message.from !== userId && !message.read && !message.recalled;
}

const minuteOf = (moment) => Math.floor(new Date(moment).getTime() / 60_000);
