/** Keeps the store fresh: server-sent events, and polling for as long as they are down. */

import { api } from "./api.js";

const POLL_MS = 2000;

export class Feed extends EventTarget {
  #store;
  #openChats;
  #timer = null;
  #wasDown = false;

  /** `openChats` tells which people's chats are on screen: those are polled first. */
  constructor(store, openChats) {
    super();
    this.#store = store;
    this.#openChats = openChats;
  }

  start() {
    const source = new EventSource("/sim/feed");
    const on = (type, take) => source.addEventListener(type, (event) => take(JSON.parse(event.data)));
    const takeMessage = ({ user_id: userId, message }) => this.#store.take(userId, message);
    on("message", takeMessage);
    on("message_changed", takeMessage);
    on("people", () => this.#store.loadPeople().catch(() => {}));
    on("todos", ({ user_id: userId }) => this.#store.tellToDos(userId));
    on("clock", ({ now }) => this.#store.setNow(now));
    on("log", (entry) => this.dispatchEvent(new CustomEvent("log", { detail: entry })));
    source.addEventListener("open", () => this.#up());
    source.addEventListener("error", () => this.#down(source));
  }

  #up() {
    clearTimeout(this.#timer);
    this.#timer = null;
    if (this.#wasDown) this.#refresh(true).catch(() => {});
    this.#wasDown = false;
    this.#tell(true);
  }

  #down(source) {
    this.#tell(false);
    this.#wasDown = true;
    if (this.#timer === null) this.#poll();
    if (source.readyState === EventSource.CLOSED) setTimeout(() => this.start(), POLL_MS);
  }

  #poll() {
    this.#timer = setTimeout(async () => {
      const reachable = await this.#refresh(false).then(
        () => true,
        () => false,
      );
      this.dispatchEvent(new CustomEvent("polled", { detail: { reachable } }));
      if (this.#timer !== null) this.#poll();
    }, POLL_MS);
  }

  async #refresh(everything) {
    const { now } = await api.clock();
    this.#store.setNow(now);
    if (everything) await this.#store.loadPeople();
    const everybody = this.#store.people.map((person) => person.user_id);
    await this.#store.loadChats([...new Set([...this.#openChats(), ...everybody])]);
    this.dispatchEvent(new CustomEvent("refreshed"));
  }

  #tell(connected) {
    this.dispatchEvent(new CustomEvent("connection", { detail: { connected } }));
  }
}
