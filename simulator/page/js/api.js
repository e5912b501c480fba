/** The practice messenger's control interface, one function per call. */

async function ask(path, { method = "GET", body, signal } = {}) {
  const reply = await fetch(path, {
    method,
    signal,
    headers: body === undefined ? {} : { "Content-Type": "application/json" },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await reply.text();
  if (!reply.ok) throw new Error(complaintOf(text) || `服务器答复 ${reply.status}`);
  return text ? JSON.parse(text) : null;
}

function complaintOf(text) {
  try {
    const { message, error, detail } = JSON.parse(text);
    return [message, error, detail].find((part) => typeof part === "string");
  } catch {
    return text.length < 200 && !text.includes("<") ? text : "";
  }
}

const post = (path, body = {}) => ask(path, { method: "POST", body });
const ofPerson = (userId, call) => `/sim/people/${encodeURIComponent(userId)}/${call}`;

export const api = {
  people: () => ask("/sim/people"),
  addPerson: (person) => post("/sim/people", person),
  messages: (userId) => ask(ofPerson(userId, "messages")),
  say: (userId, said) => post(ofPerson(userId, "say"), said),
  tap: (userId, messageId, action, at = false) => post(ofPerson(userId, "tap"), { message_id: messageId, action, at }),
  read: (userId, messageIds) => post(ofPerson(userId, "read"), { message_ids: messageIds }),
  toDos: (userId) => ask(ofPerson(userId, "todos")),
  openToDo: (userId, id) => post(ofPerson(userId, `todos/${encodeURIComponent(id)}/open`)),
  clock: () => ask("/sim/clock"),
  setClock: (now) => post("/sim/clock", { now }),
  calendar: () => ask("/sim/calendar"),
  settled: () => ask("/sim/settled"),
  faults: () => ask("/sim/faults"),
  setFaults: (switches) => post("/sim/faults", switches),
  log: (since) => ask(since === undefined ? "/sim/log" : `/sim/log?since=${encodeURIComponent(since)}`),
  usage: () => ask("/sim/usage"),
  groups: () => ask("/sim/groups"),
};
