// Forms, as a stack of which the top one shows, and the question that may come before a button.
import { $, el } from "/page/dom.js";
import { collect, entered, restore } from "/page/fields.js";
import { words } from "/page/marks.js";
import { blocks } from "/page/render.js";

let shown = { key: "", id: "", hinted: "" };

// A form is drawn anew only when the bot or Slack changed it, and what was typed stays where its field stays.
export function drawModal(app) {
  const dialog = $("modal");
  const stack = app.state.modals;
  const view = stack[stack.length - 1];
  if (app.hint) { if (view) app.hint.title ??= view.title; else if (app.hint.title) app.hint = null; }
  // With a hint the tour filled it in, perhaps just after it was drawn.
  const hinted = app.hint ? JSON.stringify(view && view.values) : "";
  const key = view ? `${view.id}:${view.hash}:${JSON.stringify(view.errors)}:${app.language}:${hinted}` : "";
  if (key === shown.key) return;
  const typed = view && shown.id === view.id && shown.hinted === hinted ? collect(dialog) : null;
  const focused = typed && dialog.contains(document.activeElement) ? document.activeElement.dataset.slot : null;
  shown = { key, id: view ? view.id : "", hinted };
  if (!view) { closeOver(dialog); return; }
  dialog.replaceChildren(form(app, view, stack.length));
  if (!dialog.open) dialog.showModal();
  if (typed) restore(dialog, typed);
  const again = focused && [...dialog.querySelectorAll("[data-slot]")].find((each) => each.dataset.slot === focused);
  (dialog.querySelector("[aria-invalid], .invalid select, .invalid input") || again || dialog.querySelector("[data-first]")
    || dialog.querySelector(".field input, .field textarea, .field select") || $("modal-title")).focus();
}

// What opened it has the focus again; where that is gone, the words have it, not the top of the page.
function closeOver(dialog) {
  dialog.close();
  dialog.replaceChildren();
  if (document.activeElement === document.body) $("main").focus({ preventScroll: true });
}

function form(app, view, depth) {
  const t = app.t;
  const on = app.tools({ view: view.id });
  const send = view.submit ? el("button", { type: "submit", class: "primary" }, view.submit) : null;
  return el("form", { method: "dialog", novalidate: true, onsubmit: async (event) => {
    event.preventDefault();
    if (send.disabled) return;
    send.disabled = true;
    await app.act({ act: "submit", values: entered(event.target) });
    send.disabled = false;
  } },
  el("header", {}, el("h1", { id: "modal-title", tabindex: "-1" }, view.title),
    el("button", { type: "button", class: "quiet", "aria-label": depth > 1 ? t.closeAll : t.close, onclick: () => app.act({ act: "close", everything: true }) }, "×")),
  // It is about the form that the tour opened, not about what follows from it.
  app.hint && app.hint.title === view.title ? el("p", { class: "tour-hint" }, app.hint.text[app.language]) : null,
  ...blocks(view.blocks, view.values, on, view.errors),
  el("footer", {},
    el("button", { type: "button", onclick: () => app.act({ act: "close" }) }, view.close || (depth > 1 ? t.back : t.close)), send));
}

// Resolves to whether the button may go on; at once where nothing is asked.
export function confirmed(question) {
  if (!question) return Promise.resolve(true);
  const dialog = $("confirm");
  return new Promise((resolve) => {
    const answer = (yes) => { dialog.oncancel = null; dialog.close(); resolve(yes); };
    const kind = question.style === "danger" ? "danger" : "primary";
    dialog.replaceChildren(
      el("h1", { id: "confirm-title" }, words(question.title)), el("p", { class: "text" }, words(question.text)),
      el("footer", {},
        el("button", { type: "button", onclick: () => answer(false) }, words(question.deny)),
        el("button", { type: "button", class: kind, onclick: () => answer(true) }, words(question.confirm))));
    dialog.oncancel = (event) => { event.preventDefault(); answer(false); };
    dialog.showModal();
  });
}
