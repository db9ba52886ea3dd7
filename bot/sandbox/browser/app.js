import { blocks, el, read } from "/page/render.js";
import { textsFor } from "/page/texts.js";

const HOME = "home";
const JUMPS = [["hour", 3600], ["day", 86400], ["week", 7 * 86400]];
const $ = (id) => document.getElementById(id);
const dialog = $("modal");

let state = null;
let place = HOME;
let shownModal = "";
let shownToasts = 0;

const remembered = (key, fallback) => { try { return JSON.parse(localStorage.getItem(key)) ?? fallback; } catch { return fallback; } };
const remember = (key, value) => localStorage.setItem(key, JSON.stringify(value));

async function load() {
  const me = remembered("me", "");
  state = await (await fetch(`/ui/state?as=${encodeURIComponent(me)}`)).json();
  draw();
}

async function act(what) {
  document.body.classList.add("busy");
  const answer = await fetch("/ui/act", {
    method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ as: state.me, ...what }),
  });
  const said = await answer.json();
  document.body.classList.remove("busy");
  if (said.error) toast(said.error);
  await load();
  return said;
}

function toast(text) {
  const node = el("div", { class: "toast" }, text);
  $("toasts").append(node);
  setTimeout(() => node.remove(), 8000);
}

function tools(where) {
  const t = textsFor(state.language);
  return {
    t,
    name: (id) => state.names[id] || id,
    people: () => state.people.filter((p) => !p.deleted).map((p) => [p.id, p.name]),
    channels: () => state.channels.filter((c) => !c.archived).map((c) => [c.id, `#${c.name}`]),
    press: (block, element) => {
      if (element.confirm && !confirm(`${element.confirm.title.text}\n\n${element.confirm.text.text}`)) return;
      act({ act: "press", ...where, block: block.block_id, action: element.action_id });
    },
    choose: (block, value) => act({ act: "choose", ...where, block: block.block_id, value }),
  };
}

function draw() {
  const t = textsFor(state.language);
  document.documentElement.lang = state.language === "nl" ? "nl" : "en";
  document.querySelector(".skip").textContent = t.skip;
  $("who-label").textContent = t.who;
  $("say-label").textContent = t.say;
  $("text").placeholder = t.say;
  $("send").textContent = t.send;
  const who = $("who");
  if (document.activeElement !== who) {
    who.replaceChildren(...state.people.map((p) => el("option", { value: p.id }, p.name)));
    who.value = state.me;
  }
  $("jumps").setAttribute("aria-label", t.clock);
  $("jumps").replaceChildren(...JUMPS.map(([name, seconds]) =>
    el("button", { type: "button", onclick: () => act({ act: "clock", seconds }) }, t[name])));
  drawClock();
  drawPlaces(t);
  drawFeed(t);
  drawModal(t);
  for (const text of state.toasts.slice(shownToasts)) toast(text);
  shownToasts = state.toasts.length;
}

function drawClock() {
  const now = new Date(state.now);
  $("now").dateTime = state.now;
  $("now").textContent = now.toLocaleString(document.documentElement.lang, {
    weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZone: "Europe/Amsterdam",
  });
}

const last = (id) => { const list = state.messages[id] || []; return list.length ? list[list.length - 1].ts : ""; };
const unread = (id) => (state.messages[id] || []).filter((m) => m.user !== state.me && m.ts > remembered(`read:${state.me}:${id}`, "")).length;

function drawPlaces(t) {
  const button = (id, label) => {
    const count = id === HOME || id === place ? 0 : unread(id);
    return el("button", {
      type: "button", class: count ? "unread" : "", "aria-current": id === place ? "page" : null,
      onclick: () => go(id),
    }, label, count ? el("span", { class: "count" }, ` ${count} `, el("span", { class: "hidden" }, t.unread)) : null);
  };
  $("places").replaceChildren(
    el("h2", {}, state.app), button(HOME, t.home), button(state.direct, t.direct),
    el("h2", {}, t.channels), ...state.channels.map((c) => button(c.id, `${c.private ? "🔒 " : "# "}${c.name}`)),
  );
}

function go(id) {
  place = id;
  if (id === HOME) act({ act: "home" });
  else draw();
  $("main").focus();
}

function drawFeed(t) {
  const isHome = place === HOME;
  const channel = state.channels.find((c) => c.id === place);
  if (!isHome && !channel && place !== state.direct) place = state.direct;
  $("title").textContent = isHome ? t.home : channel ? `#${channel.name}` : t.direct;
  $("say").hidden = isHome;
  const feed = $("feed");
  if (isHome) {
    if (feed.contains(document.activeElement) && document.activeElement.tagName === "INPUT") return;
    const home = state.home;
    feed.replaceChildren(...(home ? blocks(home.blocks, home.values, tools({ view: home.id })) : [
      el("button", { type: "button", onclick: () => act({ act: "home" }) }, t.openHome)]));
    return;
  }
  const list = state.messages[place] || [];
  const atEnd = feed.scrollHeight - feed.scrollTop - feed.clientHeight < 80 || feed.dataset.place !== place;
  feed.replaceChildren(...(list.length ? list.map((message) => article(message, t)) : [el("p", { class: "context" }, t.nothing)]));
  feed.dataset.place = place;
  if (atEnd) feed.scrollTop = feed.scrollHeight;
  remember(`read:${state.me}:${place}`, last(place));
}

function article(message, t) {
  const at = new Date(Number(message.ts.split(".")[0]) * 1000).toLocaleString(document.documentElement.lang, {
    day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", timeZone: "Europe/Amsterdam",
  });
  const body = message.blocks.length
    ? blocks(message.blocks, message.values, tools({ channel: message.channel, ts: message.ts }))
    : [el("div", { class: "text" }, message.text)];
  return el("article", { class: message.ephemeral ? "message ephemeral" : "message" },
    el("header", {}, el("strong", {}, state.names[message.user] || state.app), el("time", {}, ` ${at}`),
      message.edited ? el("span", { class: "context" }, ` (${t.edited})`) : null,
      message.ephemeral ? el("span", { class: "context" }, ` ${t.onlyYou}`) : null),
    ...body);
}

// A form is drawn anew only when the bot or Slack changed it: what is being typed stays.
function drawModal(t) {
  const view = state.modals[state.modals.length - 1];
  const key = view ? `${view.id}:${view.hash}:${JSON.stringify(view.errors)}` : "";
  if (key === shownModal) return;
  const typed = view && shownModal.startsWith(`${view.id}:${view.hash}:`) ? collect() : null;
  shownModal = key;
  if (!view) { dialog.close(); dialog.replaceChildren(); return; }
  dialog.replaceChildren(form(view, t));
  if (!dialog.open) dialog.showModal();
  if (typed) restore(typed);
  (dialog.querySelector("[aria-invalid]") || dialog.querySelector("input, textarea, select, button.primary"))?.focus();
}

function form(view, t) {
  const node = el("form", { method: "dialog", novalidate: true, onsubmit: (event) => {
    event.preventDefault();
    act({ act: "submit", values: collect() });
  } },
  el("h1", { id: "modal-title" }, view.title),
  ...blocks(view.blocks, view.values, tools({ view: view.id }), view.errors),
  el("footer", {},
    el("button", { type: "button", onclick: () => act({ act: "close" }) }, view.close || t.close),
    view.submit ? el("button", { type: "submit", class: "primary" }, view.submit) : null));
  return node;
}

function collect() {
  const values = {};
  for (const control of dialog.querySelectorAll("[data-block]")) values[control.dataset.block] = read(control);
  return values;
}

function restore(values) {
  for (const control of dialog.querySelectorAll("input[data-block], textarea[data-block], select[data-block]")) {
    if (control.dataset.block in values) control.value = values[control.dataset.block] ?? "";
  }
  for (const set of dialog.querySelectorAll("fieldset[data-block]")) {
    const chosen = [].concat(values[set.dataset.block] ?? []);
    for (const box of set.querySelectorAll("input")) box.checked = chosen.includes(box.value);
  }
}

dialog.addEventListener("cancel", (event) => { event.preventDefault(); act({ act: "close" }); });
$("who").addEventListener("change", () => {
  remember("me", $("who").value);
  shownToasts = 0;
  $("who").blur();
  load().then(() => { shownToasts = state.toasts.length; if (place === HOME) act({ act: "home" }); });
});
$("say").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = $("text").value.trim();
  if (!text) return;
  $("text").value = "";
  act({ act: "say", channel: place, text });
});

const changes = new EventSource("/ui/changes");
let waiting = null;
changes.onmessage = () => { clearTimeout(waiting); waiting = setTimeout(load, 60); };
load().then(() => { shownToasts = state.toasts.length; act({ act: "home" }); });
