// The main job step by step, for a first visit. Where a form opens, the visitor presses its last button.
import { $, el } from "/page/dom.js";
import { showMessage } from "/page/messages.js";
import { drawModal } from "/page/modal.js";
import { remember, remembered } from "/page/store.js";

const OVER = -1;

// A new workspace starts the tour anew only where it was not finished or skipped.
function where(app) {
  const kept = remembered("tour", { workspace: app.state.workspace, step: 0 });
  return kept.step !== OVER && kept.workspace !== app.state.workspace ? 0 : kept.step;
}

const setStep = (app, step) => { remember("tour", { workspace: app.state.workspace, step }); drawTour(app); };

export const startTour = (app) => { setStep(app, 0); $("tour").querySelector("button.primary")?.focus(); };

let drawn = "";

export function drawTour(app) {
  const { t, state, language } = app;
  const box = $("tour");
  const step = where(app);
  const steps = state.tour;
  box.hidden = step === OVER || !steps.length;
  const key = `${step}:${language}`;
  if (box.hidden || key === drawn) { if (box.hidden) drawn = ""; return; }
  drawn = key;
  const had = box.contains(document.activeElement);
  const done = step >= steps.length;
  box.setAttribute("aria-label", t.tour);
  const about = step ? steps[step - 1] : null;
  box.replaceChildren(
    el("div", { class: "told", "aria-live": "polite" },
      el("p", { class: "step" }, done ? t.tourDone : t.tourStep(step + 1, steps.length)),
      about ? el("p", { class: "seen" }, about.text[language]) : null,
      done ? el("p", {}, t.tourAfter) : el("p", {}, el("strong", {}, steps[step].title[language]))),
    el("div", { class: "actions" },
      done ? null : el("button", { type: "button", class: "primary", onclick: () => next(app, step) }, steps[step].button[language]),
      done && state.again ? el("button", { type: "button", onclick: () => app.again() }, t.again) : null,
      el("button", { type: "button", onclick: () => setStep(app, OVER) }, done ? t.tourEnd : t.tourSkip)));
  if (had) box.querySelector("button").focus();
}

async function next(app, step) {
  for (const button of $("tour").querySelectorAll("button")) button.disabled = true;
  const look = await app.act({ act: "tour", step });
  for (const button of $("tour").querySelectorAll("button")) button.disabled = false;
  if (look.error) return;
  await app.be(look.person, look.place);
  setStep(app, step + 1);
  if (look.page) {
    location.assign(look.page);
    return;
  }
  if (look.form) {
    app.hint = { text: app.state.tour[step].text, title: null };
    drawModal(app);
    return;
  }
  $("tour").querySelector("button")?.focus({ preventScroll: true });
  showMessage($("feed"), look.ts);
}
