import { $, el, keepingFocus } from "/page/dom.js";
import { drawBehind } from "/page/behind.js";
import { composer, drawFeed, drawThread, rootsOf } from "/page/messages.js";
import { confirmed, drawModal } from "/page/modal.js";
import { blocks } from "/page/render.js";
import { remember, remembered } from "/page/store.js";
import { ownLanguage, textsFor } from "/page/texts.js";
import { drawTour, startTour } from "/page/tour.js";

const HOME = "home";
const LOG = "log";

const app = {
  LOG, state: null, place: HOME, thread: null, language: remembered("language", ownLanguage()),
  get t() { return textsFor(this.language); },
  act, be,
  openThread(message) { this.thread = { channel: message.channel, ts: message.ts }; draw(); $("thread").querySelector("textarea").focus(); },
  closeThread() { const { ts } = this.thread; this.thread = null; draw(); document.querySelector(`[data-focus="thread-${ts}"]`)?.focus(); },
  // What blocks need of the page; `where` says which message or view they stand in.
  tools: (where) => ({
    t: app.t, zone: app.state.zone, confirm: confirmed,
    people: () => app.state.people.filter((person) => !person.deleted).map((person) => [person.id, person.name]),
    channels: () => app.state.channels.filter((channel) => !channel.archived).map((channel) => [channel.id, `#${channel.name}`]),
    press: (block, element, option) => act({ act: "press", ...where, block: block.block_id, action: element.action_id, option }),
    choose: (block, element, value) => act({ act: "choose", ...where, block: block.block_id, action: element.action_id, value }),
    suggest: (block, words) => act({ act: "suggest", ...where, block: block.block_id, words }, { quietly: true }),
  }),
};

let shownToasts = null;
let loading = 0;
let jumping = false;
let underway = 0;

async function load(tries = 3) {
  const mine = ++loading;
  let state;
  try {
    state = await (await fetch(`/ui/state?as=${encodeURIComponent(remembered("me", ""))}`)).json();
  } catch {
    if (mine !== loading) return;
    // Without an answer the page would go on showing what was: ask again before saying so.
    if (tries > 1) { await new Promise((done) => setTimeout(done, 400)); return mine === loading ? load(tries - 1) : undefined; }
    toast(app.t.lost);
    return;
  }
  if (mine !== loading) return; // a younger answer is on its way
  app.state = state;
  draw();
}

async function act(what, { quietly = false } = {}) {
  document.body.classList.toggle("busy", Boolean(++underway));
  let said;
  try {
    said = await (await fetch("/ui/act", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ as: app.state.me, ...what }),
    })).json();
  } catch { said = { error: app.t.lost }; }
  if (said.error) toast(said.error);
  if (!quietly) await load();
  document.body.classList.toggle("busy", Boolean(--underway));
  return said;
}

function toast(text) {
  const node = el("div", { class: "toast" }, text, el("button", { type: "button", class: "quiet", "aria-label": app.t.close, onclick: () => node.remove() }, "×"));
  $("toasts").append(node);
  setTimeout(() => node.remove(), 15000);
}

// One jump at a time; the buttons keep the focus meanwhile.
async function jump(to) {
  if (jumping) return;
  jumping = true;
  draw();
  await act({ act: "clock", to });
  jumping = false;
  draw();
}

async function be(person, place) {
  if (person !== app.state.me) { remember("me", person); shownToasts = null; await load(); }
  await go(place === "direct" ? app.state.direct : place);
}

async function go(place) {
  app.place = place;
  app.thread = null;
  if (place === HOME) await act({ act: "home" });
  else draw();
}

function draw() {
  const { t, state } = app;
  document.documentElement.lang = app.language;
  document.title = t.title;
  document.body.dataset.me = state.names[state.me];
  document.querySelector(".skip").textContent = t.skip;
  drawTop(t, state);
  drawPlaces(t, state);
  drawMain(t, state);
  drawThread(app);
  drawModal(app);
  drawTour(app);
  for (const text of state.toasts.slice(shownToasts ?? state.toasts.length)) toast(text);
  shownToasts = state.toasts.length;
}

function drawTop(t, state) {
  $("who-label").textContent = t.who;
  $("language-label").textContent = t.language;
  $("language").value = app.language;
  const who = $("who");
  if (document.activeElement !== who || who.value !== state.me) {
    who.replaceChildren(...state.people.map((person) => el("option", { value: person.id, disabled: person.deleted }, person.name)));
    who.value = state.me;
  }
  $("clock-label").textContent = t.clock;
  $("now").dateTime = state.now;
  $("now").textContent = new Date(state.now).toLocaleString(app.language, {
    weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZone: state.zone,
  });
  $("jumps").setAttribute("aria-label", t.jumps);
  keepingFocus($("jumps"), () => $("jumps").replaceChildren(...state.moments.map((moment) =>
    el("button", { type: "button", "data-focus": moment.id, "aria-disabled": jumping ? "true" : null, onclick: () => jump(moment.id) }, moment.label[app.language]))));
}

const last = (id) => { const list = app.state.messages[id] || []; return list.length ? list[list.length - 1].ts : ""; };
const readKey = (id) => `read:${app.state.workspace}:${app.state.me}:${id}`;
const unread = (id) => (app.state.messages[id] || []).filter((message) => message.user !== app.state.me && message.ts > remembered(readKey(id), "")).length;

function drawPlaces(t, state) {
  const place = (id, label) => {
    const count = id === app.place ? 0 : unread(id);
    return el("button", {
      type: "button", class: count ? "unread" : "", "data-focus": `go-${id}`, "aria-current": id === app.place ? "page" : null,
      onclick: async () => { await go(id); $("main").focus(); },
    }, el("span", {}, label), count ? el("span", { class: "count" }, `${count}`, el("span", { class: "hidden" }, ` ${t.unread}`)) : null);
  };
  $("places").setAttribute("aria-label", t.workspace);
  keepingFocus($("places"), () => $("places").replaceChildren(
    el("h2", {}, state.app), place(HOME, t.home), place(state.direct, t.direct),
    el("h2", {}, t.channels), ...state.channels.map((channel) => place(channel.id, `${channel.private ? "🔒" : "#"} ${channel.name}`)),
    el("h2", {}, t.shortcuts), ...state.shortcuts.filter((each) => each.type === "global").map((each) =>
      el("button", { type: "button", "data-focus": `shortcut-${each.callback_id}`, onclick: () => act({ act: "shortcut", callback: each.callback_id }) }, `⚡ ${each.name}`)),
    el("h2", {}, t.behind), place(LOG, t.log), el("a", { href: "/gallery" }, t.gallery),
    ...(state.tour.length ? [el("button", { type: "button", "data-focus": "tour", onclick: () => startTour(app) }, t.tour)] : [])));
}

function drawMain(t, state) {
  const channel = state.channels.find((each) => each.id === app.place);
  if (![HOME, LOG, state.direct].includes(app.place) && !channel) app.place = state.direct;
  $("title").textContent = app.place === HOME ? t.home : app.place === LOG ? t.log : channel ? `#${channel.name}` : `${state.app} · ${t.direct}`;
  const feed = $("feed");
  feed.setAttribute("aria-label", $("title").textContent);
  feed.toggleAttribute("aria-busy", false);
  if (app.place === HOME) drawHome(t, state, feed);
  else if (app.place === LOG) drawBehind(app, feed);
  else {
    feed.setAttribute("role", "log");
    drawFeed(app, feed, rootsOf(state.messages[app.place] || []));
    remember(readKey(app.place), last(app.place));
  }
  if ([HOME, LOG].includes(app.place)) feed.setAttribute("role", "region");
  drawComposer(t, state, channel);
}

function drawHome(t, state, feed) {
  const home = state.home;
  const key = home ? `${state.me}:${home.hash}:${app.language}` : `none:${app.language}`;
  if (feed.dataset.place === HOME && feed.dataset.home === key) return;
  const stays = feed.dataset.place === HOME && (feed.dataset.home || "").startsWith(`${state.me}:`);
  keepingFocus(feed, () => feed.replaceChildren(...(home ? blocks(home.blocks, home.values, app.tools({ view: home.id })) : [
    el("button", { type: "button", onclick: () => act({ act: "home" }) }, t.openHome)])));
  if (!stays) feed.scrollTop = 0;
  feed.dataset.place = HOME;
  feed.dataset.home = key;
}

function drawComposer(t, state, channel) {
  const box = $("composer");
  const wanted = [HOME, LOG].includes(app.place) || (channel && channel.archived) ? "" : `${state.me}:${app.place}:${app.language}`;
  if (box.dataset.for === wanted) return;
  box.dataset.for = wanted;
  const send = (text) => act({ act: "say", channel: app.place, text });
  box.replaceChildren(...(wanted ? [composer(app, t.say, send)] : []));
}

$("modal").addEventListener("cancel", (event) => { event.preventDefault(); act({ act: "close" }); });
$("who").addEventListener("change", () => be($("who").value, app.place === HOME || app.place === LOG ? app.place : app.state.channels.some((each) => each.id === app.place) ? app.place : "direct"));
$("language").addEventListener("change", () => { app.language = $("language").value; remember("language", app.language); draw(); });
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && app.thread && !document.querySelector("dialog[open]")) app.closeThread(); });

const changes = new EventSource("/ui/changes");
let waiting = null;
// Not before there is something to show: a younger request would take the first one's place.
const ready = load();
changes.onmessage = () => ready.then(() => { clearTimeout(waiting); waiting = setTimeout(() => load(), 60); });
ready.then(() => act({ act: "home" }));
