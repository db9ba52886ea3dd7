// What the bot and Slack told each other, and the switches that make Slack fail.
import { el, keepingFocus } from "/page/dom.js";

let onlyErrors = false;
let open = new Map();
let asked = 0;

export async function drawBehind(app, feed) {
  const { t, state } = app;
  const mine = ++asked;
  const { lines } = await (await fetch("/ui/log")).json();
  if (mine !== asked || app.place !== app.LOG) return;
  if (feed.dataset.place !== app.LOG) feed.scrollTop = 0;
  feed.dataset.place = app.LOG;
  keepingFocus(feed, () => feed.replaceChildren(switches(app, state.switches), el("h2", {}, t.talk), el("p", { class: "context" }, t.logAbout), filter(app, feed), table(app, feed, lines)));
}

function switches(app, state) {
  const { t } = app;
  return el("fieldset", { class: "switches" }, el("legend", {}, t.failures), el("p", { class: "context" }, t.failuresAbout),
    Object.entries(state).map(([name, on]) => el("label", {},
      el("input", { type: "checkbox", role: "switch", checked: on, "data-focus": `switch-${name}`, onchange: (event) => app.act({ act: "switch", name, on: event.target.checked }) }),
      ` ${t.switches[name]}`)));
}

const filter = (app, feed) => el("label", { class: "filter" }, el("input", {
  type: "checkbox", checked: onlyErrors, "data-focus": "only-errors", onchange: (event) => { onlyErrors = event.target.checked; drawBehind(app, feed); },
}), ` ${app.t.onlyErrors}`);

function table(app, feed, lines) {
  const { t } = app;
  const shown = lines.filter((line) => !onlyErrors || line.error);
  if (!shown.length) return el("p", { class: "context" }, t.noLines);
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": t.log }, el("table", {},
    el("thead", {}, el("tr", {}, t.columns.map((name) => name ? el("th", { scope: "col" }, name) : el("td", {})))),
    el("tbody", {}, shown.flatMap((line) => [row(app, feed, line), open.has(line.number) ? whole(t, open.get(line.number)) : null]))));
}

function row(app, feed, line) {
  const { t } = app;
  const at = new Date(line.at).toLocaleTimeString(t.locale, { timeZone: app.state.zone });
  return el("tr", { class: line.error ? "failed" : "" },
    el("td", {}, at), el("td", {}, line.to === "slack" ? t.toSlack : t.toBot), el("td", {}, line.kind), el("td", {}, line.status ?? "–"),
    el("td", { class: "right" }, `${line.milliseconds} ms`), el("td", {}, line.attempt || ""), el("td", {}, line.error || ""),
    el("td", {}, el("button", {
      type: "button", class: "quiet", "aria-expanded": String(open.has(line.number)), "aria-label": `${t.details}: ${line.kind} ${line.number}`, "data-focus": `line-${line.number}`,
      onclick: () => look(app, feed, line.number),
    }, t.details)));
}

async function look(app, feed, number) {
  if (open.delete(number)) { drawBehind(app, feed); return; }
  const answer = await fetch(`/ui/log?number=${number}`);
  if (answer.ok) open.set(number, await answer.json());
  drawBehind(app, feed);
}

const whole = (t, exchange) => el("tr", { class: "whole" }, el("td", { colspan: "8" },
  [[t.request, exchange.request], [t.response, exchange.response]].map(([name, said]) => [el("strong", {}, name), el("pre", { tabindex: "0" }, JSON.stringify(said, null, 2))])));
