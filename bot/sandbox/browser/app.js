import { $, el, keepingFocus } from "/page/dom.js";
import { drawBehind } from "/page/behind.js";
import { entered } from "/page/fields.js";
import { composer, drawFeed, drawThread, rootsOf } from "/page/messages.js";
import { confirmed, drawModal } from "/page/modal.js";
import { blocks } from "/page/render.js";
import { remember, remembered, tab } from "/page/store.js";
import { ownLanguage, textsFor } from "/page/texts.js";
import { drawTour, startTour } from "/page/tour.js";

const HOME = "home";
const LOG = "log";
const DIRECT = "direct"; // in the address; the messages with the app have another id for each person

// Who one is and where stand in the address: two tabs can be two people, and Back goes back.
const address = () => Object.fromEntries(new URLSearchParams(location.search));

const app = {
  LOG, state: null, me: address().as || remembered("me", ""), place: address().at || HOME, thread: null, language: remembered("language", ownLanguage()),
  get t() { return textsFor(this.language); },
  act, again, be,
  openThread(message) { this.thread = { channel: message.channel, ts: message.ts }; draw(); $("thread").querySelector("textarea").focus(); },
  closeThread() { const { ts } = this.thread; this.thread = null; draw(); document.querySelector(`[data-focus="thread-${ts}"]`)?.focus(); },
  // What blocks need of the page; `where` says which message or view they stand in.
  tools: (where) => ({
    t: app.t, zone: app.state.zone, confirm: confirmed,
    people: () => app.state.people.filter((person) => !person.deleted).map((person) => [person.id, person.name]),
    channels: () => app.state.channels.filter((channel) => !channel.archived).map((channel) => [channel.id, `#${channel.name}`]),
    press: (node, block, element, option) => act({ act: "press", ...where, block: block.block_id, action: element.action_id, value: element.value, option, values: around(node) }),
    choose: (node, block, element, value) => act({ act: "choose", ...where, block: block.block_id, action: element.action_id, value, values: around(node) }),
    suggest: (block, words) => act({ act: "suggest", ...where, block: block.block_id, words }, { quietly: true }),
  }),
};

// What is typed around a button or a choice goes along with it, as Slack does it.
const around = (node) => entered(node.closest("form, article, .feed"));

let shownToasts = null;
let loading = 0;
let newest = null;
let jumping = false;
let underway = 0;
let greeted = false;

// Whoever waits for one that was overtaken waits for the younger one: only that is drawn.
function load(tries = 3) { return (newest = fetched(++loading, tries)); }

async function fetched(mine, tries) {
  let state;
  try {
    state = await (await fetch(`/ui/state?as=${encodeURIComponent(app.me)}&tab=${tab}`)).json();
  } catch {
    if (mine !== loading) return newest;
    // Without an answer the page would go on showing what was: ask again before saying so.
    if (tries > 1) { await new Promise((done) => setTimeout(done, 400)); return mine === loading ? load(tries - 1) : newest; }
    toast(app.t.lost);
    return;
  }
  if (mine !== loading) return newest;
  app.state = state;
  if (!greeted && !remembered("language", null)) queueMicrotask(() => speak(app.language));
  greeted = true;
  app.me = state.me;
  if (app.place === DIRECT) app.place = state.direct;
  draw();
}

function note(push) {
  const at = app.place === app.state.direct ? DIRECT : app.place;
  const to = `?as=${app.me}&at=${at}`;
  if (to !== location.search) history[push ? "pushState" : "replaceState"](null, "", to);
}

async function act(what, { quietly = false } = {}) {
  document.body.classList.toggle("busy", Boolean(++underway));
  let said;
  try {
    said = await (await fetch("/ui/act", {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ as: app.state.me, tab, ...what }),
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

async function be(person, place, push = true) {
  const anew = person !== app.me;
  if (anew) {
    app.me = person;
    app.place = place;
    remember("me", person);
    shownToasts = null;
    app.thread = null;
    await load();
  }
  const there = place === DIRECT ? app.state.direct : place;
  if (!anew || app.place === there) await go(there, push); // else they went on meanwhile
}

async function go(place, push = true) {
  app.place = place;
  app.thread = null;
  closeMenu();
  note(push);
  if (place === HOME) await act({ act: "home" });
  else draw();
}

// Throws away all that was done; the page starts anew once the new workspace answers.
async function again(language = null) {
  const { t, state } = app;
  const text = (words) => ({ text: words });
  const asked = language
    ? { title: text(t.language), text: text(t.speakAbout), confirm: text(t.speak), deny: text(t.pageOnly) }
    : { title: text(t.again), text: text(t.againAbout), confirm: text(t.again), deny: text(t.cancel), style: "danger" };
  if (!(await confirmed(asked))) return;
  document.body.classList.add("busy");
  changes.close();
  loading += 1; // what was asked for does not come any more
  $("failing").classList.add("beginning");
  $("failing").hidden = false;
  $("failing").textContent = t.beginning;
  await fetch("/ui/act", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ as: app.me, act: "again", language }) });
  for (;;) {
    await new Promise((done) => setTimeout(done, 300));
    try { if ((await (await fetch("/ui/state")).json()).workspace !== state.workspace) break; } catch { /* it is on its way */ }
  }
  for (const key of ["me", "tour"]) remember(key, null);
  location.assign("/");
}

// The page speaks it at once; its people only in a demo that begins again.
function speak(language) {
  app.language = language;
  remember("language", language);
  draw();
  if (app.state.again && app.state.language !== language) again(language);
}

const closeMenu = () => openMenu(false);
function openMenu(open) { document.body.classList.toggle("menu", open); $("menu").setAttribute("aria-expanded", String(open)); }

function draw() {
  const { t, state } = app;
  document.documentElement.lang = app.language;
  document.title = `${state.names[state.me]} – ${t.title}`;
  document.body.dataset.me = state.names[state.me];
  document.querySelector(".skip").textContent = t.skip;
  drawTop(t, state);
  drawFailing(t, state);
  drawTour(app); // before the words: it leaves them less room
  drawPlaces(t, state);
  drawMain(t, state);
  drawThread(app);
  drawModal(app);
  for (const text of state.toasts.slice(shownToasts ?? state.toasts.length)) toast(text);
  shownToasts = state.toasts.length;
}

function drawTop(t, state) {
  $("who-label").textContent = t.who;
  $("language-label").textContent = t.language;
  $("language").value = app.language;
  const who = $("who");
  const named = (person) => state.roles[person.id] ? `${person.name} (${state.roles[person.id][app.language]})` : person.name;
  $("menu").setAttribute("aria-label", t.menu);
  if (document.activeElement !== who || who.value !== state.me || who.dataset.language !== app.language) {
    who.dataset.language = app.language;
    who.replaceChildren(...state.people.map((person) => el("option", { value: person.id, disabled: person.deleted, "data-name": person.name }, named(person))));
    who.value = state.me;
  }
  $("clock-label").textContent = t.clock;
  $("now").textContent = new Date(state.now).toLocaleString(t.locale, {
    weekday: "long", day: "numeric", month: "long", hour: "2-digit", minute: "2-digit", timeZone: state.zone,
  });
  $("jumps").setAttribute("aria-label", t.jumps);
  keepingFocus($("jumps"), () => $("jumps").replaceChildren(...state.moments.map((moment) =>
    el("button", { type: "button", "data-focus": moment.id, "aria-disabled": jumping ? "true" : null, onclick: () => jump(moment.id) }, moment.label[app.language]))));
}

// What is broken on purpose is said everywhere: else the bot seems to do nothing.
function drawFailing(t, state) {
  const on = Object.keys(state.switches).filter((name) => state.switches[name]);
  const box = $("failing");
  const key = `${on}:${app.language}`;
  box.hidden = !on.length;
  if (box.dataset.key === key) return;
  box.dataset.key = key;
  box.replaceChildren(...(on.length ? [`${t.failing} ${on.map((name) => t.switches[name]).join(" · ")} `,
    el("button", { type: "button", onclick: async () => { for (const name of on) await act({ act: "switch", name, on: false }); } }, t.failingOff)] : []));
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
    ...state.links.map((each) => el("a", { href: each.url, target: "_blank", rel: "noopener" }, each.label[app.language])),
    ...(state.tour.length ? [el("button", { type: "button", "data-focus": "tour", onclick: () => { closeMenu(); startTour(app); } }, t.tour)] : []),
    ...(state.again ? [el("button", { type: "button", "data-focus": "again", onclick: () => again() }, t.again)] : [])));
}

function drawMain(t, state) {
  const channel = state.channels.find((each) => each.id === app.place);
  if (![HOME, LOG, state.direct].includes(app.place) && !channel) { app.place = state.direct; note(false); }
  $("title").textContent = app.place === HOME ? t.home : app.place === LOG ? t.log : channel ? `#${channel.name}` : `${state.app} · ${t.direct}`;
  drawComposer(t, state, channel);
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
}

function drawHome(t, state, feed) {
  const home = state.home;
  const key = home ? `${state.me}:${home.hash}:${app.language}` : `none:${app.language}`;
  if (feed.dataset.place === HOME && feed.dataset.home === key) return;
  // Not under somebody's finger: the press would be lost.
  if (feed.dataset.place === HOME && feed.querySelector("button:active")) { setTimeout(draw, 100); return; }
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
$("menu").addEventListener("click", () => openMenu(!document.body.classList.contains("menu")));
addEventListener("popstate", () => { const { as, at } = address(); be(as || app.me, at || HOME, false); });
$("language").addEventListener("change", () => { speak($("language").value); });
document.addEventListener("keydown", (event) => { if (event.key === "Escape" && app.thread && !document.querySelector("dialog[open]")) app.closeThread(); });

const changes = new EventSource("/ui/changes");
let waiting = null;
// Not before there is something to show: a younger request would take the first one's place.
const ready = load();
changes.onmessage = () => ready.then(() => { clearTimeout(waiting); waiting = setTimeout(() => load(), 60); });
ready.then(() => { note(false); if (app.place === HOME && !app.state.modals.length) act({ act: "home" }); });
