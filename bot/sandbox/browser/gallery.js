// Every message, form and Home that the bot can make, from the bot's own builders, on one scroll.
import { $, el } from "/page/dom.js";
import { confirmed } from "/page/modal.js";
import { blocks } from "/page/render.js";
import { remember, remembered } from "/page/store.js";
import { ownLanguage, textsFor } from "/page/texts.js";

const language = remembered("language", ownLanguage());
const t = textsFor(language);
const PEOPLE = [["U0NOOR", "Noor Veldkamp"], ["U0BRAM", "Bram Oosterling"]];
const CHANNELS = [["C0KRING", "#leerkring-circulair"], ["C0PLEIN", "#circulair-plein"]];
const on = { t, zone: "Europe/Amsterdam", people: () => PEOPLE, channels: () => CHANNELS, press() {}, choose() {}, suggest: async () => ({ options: [] }), confirm: confirmed };

const subjects = (await (await fetch("/ui/gallery")).json()).subjects;
const fetched = new Map(); // pieces by subject, as they come
let drawing = 0;

const chosen = { language: remembered("gallery-language", language), length: remembered("gallery-length", "both"), subject: "" };

function drawChoices() {
  const pick = (name, label, list) => el("label", {}, el("span", { class: "hidden" }, label), el("select", {
    onchange: (event) => { chosen[name] = event.target.value; if (name !== "subject") remember(`gallery-${name}`, event.target.value); draw(); },
  }, list.map(([value, text]) => el("option", { value, selected: chosen[name] === value }, text))));
  $("choices").replaceChildren(
    pick("language", t.language, [["nl", "Nederlands"], ["en", "English"], ["both", t.both]]),
    pick("length", t.lengths, [["both", t.bothLengths], ["short", t.short], ["long", t.long]]),
    pick("subject", t.subjects, [["", t.all], ...subjects.map((each) => [each, named(each)])]));
}

const named = (subject) => t.subject[subject] || subject;
const fits = (piece) => ["language", "length"].every((key) => chosen[key] === "both" || piece[key] === chosen[key]);

async function piecesOf(subject) {
  if (!fetched.has(subject)) {
    const answer = await fetch(`/ui/gallery?subject=${encodeURIComponent(subject)}`);
    fetched.set(subject, answer.ok ? (await answer.json()).pieces : []);
  }
  return fetched.get(subject);
}

// Subject by subject: the first can be read while the rest is on its way.
async function draw() {
  const mine = ++drawing;
  const wanted = subjects.filter((each) => !chosen.subject || each === chosen.subject);
  $("main").replaceChildren(el("p", { class: "context" }, t.notHere));
  $("main").setAttribute("aria-busy", "true");
  let count = 0;
  for (const [at, subject] of wanted.entries()) {
    $("count").textContent = t.galleryFetching(at, wanted.length);
    const shown = (await piecesOf(subject)).filter(fits);
    if (mine !== drawing) return;
    count += shown.length;
    if (shown.length) $("main").append(el("section", { "aria-labelledby": `s-${subject}` },
      el("h2", { id: `s-${subject}` }, named(subject)), el("div", { class: "pieces" }, shown.map(card))));
  }
  $("count").textContent = t.galleryCount(count);
  $("main").removeAttribute("aria-busy");
}

function card(piece) {
  const view = piece.view || {};
  const says = (object) => object ? object.text : null;
  return el("article", { class: "piece", lang: piece.language, "data-piece": piece.id },
    el("header", {}, el("h3", {}, piece.title), el("span", { lang: language }, t.kinds[piece.kind]), el("span", {}, piece.language.toUpperCase()), el("span", { lang: language }, piece.length === "short" ? t.short : t.long), el("code", {}, piece.builder)),
    view.title ? el("p", { class: "view-title" }, says(view.title)) : null,
    blocks(piece.blocks, piece.values, on),
    piece.kind === "form" ? el("footer", {}, view.close ? el("button", { type: "button" }, says(view.close)) : null,
      view.submit ? el("button", { type: "button", class: "primary" }, says(view.submit)) : null) : null);
}

document.documentElement.lang = language;
document.title = `Leerkring – ${t.gallery}`;
document.querySelector(".skip").textContent = t.skip;
$("title").textContent = t.galleryTitle;
$("back").textContent = t.galleryBack;
drawChoices();
draw();
