// Channels, direct messages and threads.
import { $, drawKeyed, el } from "/page/dom.js";
import { marks } from "/page/marks.js";
import { blocks } from "/page/render.js";
import { SLACK_LOCALE } from "/page/texts.js";

const date = (message) => new Date(Number(message.ts.split(".")[0]) * 1000);
const hue = (id) => [...id].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 6, 7);

export function drawFeed(app, feed, list) {
  const fresh = feed.dataset.place !== app.place || feed.dataset.me !== app.me;
  const atEnd = fresh || feed.scrollHeight - feed.scrollTop - feed.clientHeight < 80;
  if (fresh) feed.replaceChildren();
  const all = app.state.messages[app.place] || [];
  drawKeyed(feed, withDays(app, list), keyOf(app), (item) => item.day
    ? el("p", { class: "day" }, el("span", {}, item.day)) : article(app, item, all));
  if (!list.length) feed.replaceChildren(el("p", { class: "context" }, app.t.nothing));
  feed.dataset.place = app.place;
  feed.dataset.me = app.me;
  if (atEnd) feed.scrollTop = feed.scrollHeight;
}

// A message that fits is shown whole; of a longer one, its beginning.
export function showMessage(feed, ts) {
  const node = ts ? [...feed.querySelectorAll("article")].find((each) => each.dataset.ts === ts) : [...feed.querySelectorAll("article")].pop();
  if (node) node.scrollIntoView({ block: node.offsetHeight > feed.clientHeight ? "start" : "end" });
}

function withDays(app, list) {
  let before = "";
  return list.flatMap((message) => {
    const day = date(message).toLocaleDateString(SLACK_LOCALE, { weekday: "long", day: "numeric", month: "long", timeZone: app.state.zone });
    const parts = day === before ? [message] : [{ day, ts: message.ts }, message];
    before = day;
    return parts;
  });
}

// Values are left out: what somebody chose in a message stands there already.
const keyOf = (app) => (item) => item.day ? `${item.day}:${app.language}` : JSON.stringify(
  [app.state.me, app.language, item.ts, item.channel, item.blocks, item.marks, item.edited, repliesTo(item, app.state.messages[item.channel] || []).length]);

const repliesTo = (message, all) => all.filter((each) => each.thread === message.ts && each.ts !== message.ts);
export const rootsOf = (list) => list.filter((each) => !each.thread || each.thread === each.ts);

function article(app, message, all, inThread = false) {
  const { state, t } = app;
  const name = state.names[message.user] || state.app;
  const isApp = !state.people.some((person) => person.id === message.user);
  const at = date(message);
  const replies = repliesTo(message, all);
  const on = app.tools({ channel: message.channel, ts: message.ts });
  const body = message.blocks.length ? blocks(message.blocks, message.values, on) : [el("div", { class: "text" }, marks(message.marks))];
  return el("article", { class: `message${message.ephemeral ? " ephemeral" : ""}`, "data-ts": message.ts },
    el("span", { class: `face face-${isApp ? "app" : hue(message.user)}`, "aria-hidden": "true" }, isApp ? "◎" : name.split(" ").map((part) => part[0]).slice(0, 2).join("")),
    el("div", { class: "body" },
      el("header", {}, el("strong", {}, name), isApp ? el("span", { class: "badge" }, t.app) : null,
        el("time", { datetime: at.toISOString() }, at.toLocaleTimeString(SLACK_LOCALE, { hour: "2-digit", minute: "2-digit", timeZone: state.zone })),
        message.edited ? el("span", { class: "context" }, `(${t.edited})`) : null,
        message.ephemeral ? el("span", { class: "context" }, t.onlyYou) : null),
      ...body,
      message.ephemeral || inThread ? null : under(app, message, replies)));
}

// The same for every message: its thread, and what the app offers for a message.
function under(app, message, replies) {
  const offers = app.state.shortcuts.filter((each) => each.type === "message");
  return el("div", { class: "under" },
    el("button", { type: "button", class: "quiet", "data-focus": `thread-${message.ts}`, onclick: () => app.openThread(message) },
      replies.length ? app.t.replies(replies.length) : app.t.answer),
    offers.map((each) => el("button", { type: "button", class: "quiet", onclick: () =>
      app.act({ act: "shortcut", callback: each.callback_id, channel: message.channel, ts: message.ts }) }, each.name)));
}

export function drawThread(app) {
  const aside = $("thread");
  const list = app.state.messages[app.thread && app.thread.channel] || [];
  const root = app.thread && app.thread.channel === app.place ? list.find((each) => each.ts === app.thread.ts) : null;
  aside.hidden = !root;
  $("columns").classList.toggle("with-thread", Boolean(root));
  if (!root) { aside.replaceChildren(); return; }
  aside.setAttribute("aria-label", app.t.thread);
  const replies = repliesTo(root, list);
  if (aside.dataset.ts !== root.ts || !aside.children.length) {
    const feed = el("div", { class: "feed", tabindex: "0" });
    aside.replaceChildren(
      el("header", {}, el("h2", {}, app.t.thread), el("button", { type: "button", class: "quiet", "aria-label": app.t.close, onclick: () => app.closeThread() }, "×")),
      feed, composer(app, app.t.answer, (text) => app.act({ act: "say", channel: root.channel, thread: root.ts, text })));
    aside.dataset.ts = root.ts;
  }
  const feed = aside.querySelector(".feed");
  drawKeyed(feed, [root, ...replies], keyOf(app), (item) => article(app, item, list, true));
}

// Enter sends, Shift+Enter makes a new line, as in Slack.
export function composer(app, label, send) {
  const id = `say-${label.length}-${Math.random().toString(36).slice(2, 8)}`;
  const text = el("textarea", { id, rows: 1, placeholder: label, "data-focus": "say" });
  const form = el("form", { class: "say", onsubmit: (event) => {
    event.preventDefault();
    const words = text.value.trim();
    if (!words) return;
    text.value = "";
    send(words);
  } }, el("label", { class: "hidden", for: id }, label), text, el("button", { type: "submit", class: "primary" }, app.t.send));
  text.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); form.requestSubmit(); }
  });
  return form;
}
