// What can be filled in: each control knows how to be read and written, in the words that the server takes.
import { el } from "/page/dom.js";
import { flat, words } from "/page/marks.js";

const held = (values, block, element) => ((values[block.block_id] || {})[element.action_id]) || {};
const options = (element) => [
  ...(element.options || []), ...(element.option_groups || []).flatMap((group) => group.options)]
  .map((option) => [option.value, flat(option.text)]);

export function field(block, element, values, on, id) {
  const value = held(values, block, element);
  const control = MAKE[element.type] ? MAKE[element.type](element, value, on, id, block) : el("output", { id, class: "unknown" }, `[${element.type}]`);
  control.dataset.slot = `${block.block_id}/${element.action_id}`;
  control.dataset.block = block.block_id;
  control.dataset.focus = `${element.action_id}`;
  if (element.focus_on_load) control.dataset.first = "";
  return control;
}

const MAKE = {
  plain_text_input: (element, value, on, id) => typed(element, value, id, element.multiline ? {} : { type: "text" }),
  rich_text_input: (element, value, on, id) => typed({ ...element, multiline: true }, { value: textOf(value.rich_text_value) }, id, {}),
  number_input: (element, value, on, id) => typed(element, value, id,
    { type: "number", step: element.is_decimal_allowed ? "any" : "1", min: element.min_value, max: element.max_value }),
  email_text_input: (element, value, on, id) => typed(element, value, id, { type: "email" }),
  url_text_input: (element, value, on, id) => typed(element, value, id, { type: "url" }),
  datepicker: (element, value, on, id) => picker("date", id, value.selected_date),
  timepicker: (element, value, on, id) => picker("time", id, value.selected_time),
  datetimepicker: (element, value, on, id) => picker("datetime-local", id, local(value.selected_date_time, on.zone)),
  static_select: (element, value, on, id) => one(id, element, value.selected_option && value.selected_option.value, on),
  users_select: (element, value, on, id) => select(id, on.people(), value.selected_user, on),
  conversations_select: (element, value, on, id) => select(id, on.channels(), value.selected_conversation, on),
  channels_select: (element, value, on, id) => select(id, on.channels(), value.selected_channel, on),
  external_select: (element, value, on, id, block) => external(id, element, value.selected_option ? [value.selected_option] : [], on, block, false),
  multi_static_select: (element, value, on, id) => many(id, options(element), (value.selected_options || []).map((o) => o.value), on),
  multi_users_select: (element, value, on, id) => many(id, on.people(), value.selected_users || [], on),
  multi_conversations_select: (element, value, on, id) => many(id, on.channels(), value.selected_conversations || [], on),
  multi_channels_select: (element, value, on, id) => many(id, on.channels(), value.selected_channels || [], on),
  multi_external_select: (element, value, on, id, block) => external(id, element, value.selected_options || [], on, block, true),
  radio_buttons: (element, value, on, id, block) => ticks("radio", block, element, [value.selected_option && value.selected_option.value]),
  checkboxes: (element, value, on, id, block) => ticks("checkbox", block, element, (value.selected_options || []).map((o) => o.value)),
};

const textOf = (part) => !part ? "" : part.elements ? part.elements.map(textOf).join("") : part.text || "";

function typed(element, value, id, more) {
  const node = el(more.type ? "input" : "textarea", {
    id, ...more, maxlength: element.max_length, placeholder: element.placeholder ? flat(element.placeholder) : null, rows: more.type ? null : 5,
  });
  node.value = value.value || "";
  return node;
}

function picker(type, id, value) {
  const node = el("input", { id, type });
  node.value = value || "";
  return node;
}

// Seconds since 1970 as a picker shows them, in the reader's zone; Swedish writes dates as ISO does.
const local = (seconds, timeZone) => seconds
  ? new Date(seconds * 1000).toLocaleString("sv-SE", { timeZone, year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" }).replace(" ", "T")
  : "";

const choice = ([value, text]) => el("option", { value }, text);

function one(id, element, chosen, on) {
  const node = el("select", { id }, el("option", { value: "" }, element.placeholder ? flat(element.placeholder) : on.t.choose),
    (element.options || []).map((o) => choice([o.value, flat(o.text)])),
    (element.option_groups || []).map((group) => el("optgroup", { label: flat(group.label) },
      group.options.map((o) => choice([o.value, flat(o.text)])))));
  node.value = chosen || "";
  return node;
}

function select(id, list, chosen, on) {
  const node = el("select", { id }, el("option", { value: "" }, on.t.choose), list.map(choice));
  node.value = chosen || "";
  return node;
}

// Several of a list: what was chosen stands as buttons that remove it, by keyboard too.
function many(id, list, chosen, on) {
  const names = new Map(list);
  const box = el("div", { class: "many" });
  const set = (values, focus) => {
    box.value = values;
    const rest = list.filter(([value]) => !values.includes(value));
    const add = el("select", { id }, el("option", { value: "" }, values.length ? on.t.more : on.t.choose), rest.map(choice));
    add.addEventListener("change", (event) => { event.stopPropagation(); set([...box.value, add.value], true); changed(box); });
    box.replaceChildren(...values.map((value) => el("button", {
      type: "button", class: "chip", "aria-label": `${on.t.remove}: ${names.get(value) || value}`,
      onclick: () => { set(box.value.filter((each) => each !== value), true); changed(box); },
    }, `${names.get(value) || value} ×`)), add);
    if (focus) add.focus();
  };
  box.write = (values) => set(values || [], false);
  set([...chosen], false);
  return box;
}

// Words are typed, the app offers options for them.
function external(id, element, chosen, on, block, several) {
  const box = el("div", { class: "many external" });
  const search = el("input", { id, type: "search", placeholder: element.placeholder ? flat(element.placeholder) : on.t.search });
  const offered = el("select", { "aria-label": on.t.choose, hidden: true });
  const picks = el("div", { class: "many" });
  box.value = chosen.map((option) => ({ words: flat(option.text).slice(0, 20), value: option.value, text: flat(option.text) }));
  const draw = () => picks.replaceChildren(...box.value.map((pick) => el("button", {
    type: "button", class: "chip", "aria-label": `${on.t.remove}: ${pick.text}`,
    onclick: () => { box.value = box.value.filter((each) => each !== pick); draw(); changed(box); search.focus(); },
  }, `${pick.text} ×`)));
  let waiting = null;
  search.addEventListener("change", (event) => event.stopPropagation());
  search.addEventListener("input", () => {
    clearTimeout(waiting);
    const least = element.min_query_length ?? 3;
    if (search.value.length < least) { offered.hidden = true; return; }
    waiting = setTimeout(async () => {
      const found = (await on.suggest(block, search.value)).options || [];
      offered.replaceChildren(el("option", { value: "" }, found.length ? on.t.choose : on.t.nothingFound), ...found.map((o) => choice([o.value, o.text])));
      offered.hidden = false;
    }, 250);
  });
  offered.addEventListener("change", (event) => {
    event.stopPropagation();
    const text = offered.selectedOptions[0].textContent;
    const pick = { words: search.value, value: offered.value, text };
    box.value = several ? [...box.value, pick] : [pick];
    search.value = "";
    offered.hidden = true;
    draw();
    changed(box);
  });
  box.several = several;
  box.write = (value) => { box.value = value || []; draw(); };
  draw();
  box.append(picks, search, offered);
  return box;
}

const changed = (node) => node.dispatchEvent(new Event("change", { bubbles: true }));

function ticks(type, block, element, chosen) {
  const set = el("fieldset", { class: "ticks" });
  for (const option of element.options) {
    const box = el("input", { type, name: block.block_id, value: option.value, checked: chosen.includes(option.value) });
    const about = option.description ? el("span", { class: "about" }, words(option.description)) : null;
    set.append(el("label", {}, box, el("span", {}, words(option.text), about)));
  }
  return set;
}

export function read(control) {
  if (control.classList.contains("external")) {
    const picks = control.value.map(({ words: said, value }) => ({ words: said, value }));
    return control.several ? picks : picks[0] || null;
  }
  if (control.classList.contains("many")) return control.value;
  if (control.tagName === "FIELDSET") {
    const ticked = [...control.querySelectorAll("input:checked")].map((box) => box.value);
    return control.querySelector("input[type=radio]") ? ticked[0] || null : ticked;
  }
  return control.value || null;
}

// As it was typed, to put it back after a form was drawn anew.
const kept = (control) => control.classList.contains("external") ? control.value : read(control);

export const collect = (form) => new Map([...form.querySelectorAll(".field [data-slot]")].map((control) => [control.dataset.slot, kept(control)]));

export function restore(form, values) {
  for (const control of form.querySelectorAll(".field [data-slot]")) {
    if (!values.has(control.dataset.slot)) continue;
    const value = values.get(control.dataset.slot);
    if (control.write) control.write(value);
    else if (control.tagName === "FIELDSET") for (const box of control.querySelectorAll("input")) box.checked = [].concat(value ?? []).includes(box.value);
    else control.value = value ?? "";
  }
}

export const entered = (form) => Object.fromEntries([...form.querySelectorAll(".field [data-slot]")].map((control) => [control.dataset.block, read(control)]));
