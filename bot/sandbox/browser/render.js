// Block Kit as nodes.
import { el, link } from "/page/dom.js";
import { field, read } from "/page/fields.js";
import { flat, words } from "/page/marks.js";

// `on` has the page's texts `t`, `zone`, people(), channels(), and what can be done: press(node, block, element, option),
// choose(node, block, element, value), suggest(block, words) and confirm(object). `errors` holds sentences by block id.
export function blocks(list, values, on, errors = {}) {
  return list.map((block) => (DRAW[block.type] || unknown)(block, values, on, errors));
}

const unknown = (block) => el("p", { class: "unknown" }, block.shown || `[${block.type}]`);

const DRAW = {
  header: (block) => el("h2", {}, words(block.text)),
  divider: () => el("hr"),
  section: (block, values, on) => {
    const body = el("div", { class: "text" }, words(block.text));
    if (block.fields) body.append(el("div", { class: "facts" }, block.fields.map((each) => el("div", {}, words(each)))));
    if (!block.accessory) return body;
    const beside = block.accessory.type === "image" ? picture(block.accessory) : interactive(block, block.accessory, values, on);
    return el("div", { class: "section" }, body, beside);
  },
  context: (block) => el("p", { class: "context" }, block.elements.flatMap((each, at) => [
    at ? " " : null, ...(each.type === "image" ? [picture(each)] : words(each))])),
  rich_text: (block) => el("div", { class: "rich" }, block.elements.map(rich)),
  actions: (block, values, on) => el("div", { class: "actions" },
    block.elements.map((element) => interactive(block, element, values, on))),
  input,
  image: (block) => el("figure", {}, block.title ? el("figcaption", {}, words(block.title)) : null, picture(block)),
  table,
};

// The sandbox fetches nothing from elsewhere: a picture of another site is shown by its description.
function picture(image) {
  const own = (image.image_url || "").startsWith("/") || (image.image_url || "").startsWith(location.origin);
  return own ? el("img", { src: image.image_url, alt: image.alt_text }) : el("span", { class: "picture", role: "img", "aria-label": image.alt_text }, `🖼 ${image.alt_text}`);
}

function table(block, values, on) {
  const [head, ...rest] = block.rows;
  const align = (at) => ((block.column_settings || [])[at] || {}).align;
  const row = (cells, tag) => el("tr", {}, cells.map((cell, at) => el(tag, { class: align(at), scope: tag === "th" ? "col" : null }, inCell(cell))));
  return el("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": block.caption || on.t.tableName }, el("table", {}, el("thead", {}, row(head, "th")), el("tbody", {}, rest.map((each) => row(each, "td")))));
}

const inCell = (cell) => cell.type === "rich_text" ? cell.elements.map(rich) : String(cell.text ?? cell.value ?? "");

function rich(part) {
  const inside = () => (part.elements || []).map(rich);
  switch (part.type) {
    case "rich_text_quote": return el("blockquote", {}, inside());
    case "rich_text_preformatted": return el("pre", { tabindex: "0" }, inside());
    case "rich_text_list": return el(part.style === "ordered" ? "ol" : "ul", { class: `indent-${Math.min(part.indent || 0, 4)}`, start: part.offset ? part.offset + 1 : null },
      inside().map((each) => el("li", {}, each)));
    case "rich_text_section": return el("div", {}, inside());
    case "user": case "channel": case "broadcast": return el("span", { class: "mention" }, part.shown ?? "");
    case "link": return link(part.url, part.text || part.url);
    default: return styled(part);
  }
}

const STYLES = { bold: "strong", italic: "em", strike: "s", code: "code" };

function styled(part) {
  let node = document.createTextNode(part.shown ?? part.text ?? "");
  for (const [style, tag] of Object.entries(STYLES)) if (part.style && part.style[style]) node = el(tag, {}, node);
  return node;
}

function interactive(block, element, values, on) {
  if (element.type === "button") return pressed(block, element, on);
  if (element.type === "overflow") return overflow(block, element, on);
  const control = field(block, element, values, on, `e-${block.block_id}-${element.action_id}`);
  if (!control.getAttribute("aria-label")) control.setAttribute("aria-label", named(block, element, on));
  control.addEventListener("change", async () => {
    if (await on.confirm(element.confirm)) on.choose(control, block, element, read(control));
  });
  return control;
}

const named = (block, element, on) => (element.placeholder && flat(element.placeholder)) || (block.text && flat(block.text)) || on.t.choose;

function pressed(block, element, on) {
  const kind = element.style === "primary" ? "primary" : element.style === "danger" ? "danger" : "";
  return el("button", {
    type: "button", class: kind, "aria-label": element.accessibility_label, "data-focus": element.action_id,
    onclick: async ({ currentTarget: node }) => {
      if (!(await on.confirm(element.confirm))) return;
      if (/^https?:/i.test(element.url || "")) window.open(element.url, "_blank", "noreferrer,noopener");
      on.press(node, block, element);
    },
  }, words(element.text));
}

function overflow(block, element, on) {
  const menu = el("details", { class: "overflow" }, el("summary", { "aria-label": on.t.actions, "data-focus": element.action_id }, "⋯"));
  menu.append(el("div", { class: "menu" }, element.options.map((option) => el("button", {
    type: "button", onclick: async () => {
      menu.open = false;
      if (await on.confirm(element.confirm)) on.press(menu, block, element, option.value);
    },
  }, words(option.text)))));
  menu.addEventListener("keydown", (event) => { if (event.key === "Escape") { menu.open = false; menu.querySelector("summary").focus(); event.stopPropagation(); } });
  return menu;
}

function input(block, values, on, errors) {
  const id = `f-${block.block_id}`;
  const control = field(block, block.element, values, on, id);
  const group = control.tagName === "FIELDSET";
  const several = control.classList.contains("many");
  const name = el("span", {}, words(block.label), block.optional ? ` ${on.t.optional}` : "");
  const label = group ? el("legend", {}, name) : el("label", { for: id, id: `${id}-l` }, name);
  const help = block.hint ? el("p", { class: "hint", id: `${id}-h` }, words(block.hint)) : null;
  const error = errors[block.block_id] ? el("p", { class: "error", id: `${id}-e` }, errors[block.block_id]) : null;
  const described = [help && help.id, error && error.id].filter(Boolean).join(" ");
  if (several) { control.setAttribute("role", "group"); control.setAttribute("aria-labelledby", `${id}-l`); }
  if (described) control.setAttribute("aria-describedby", described);
  if (error) { control.classList.add("invalid"); if (!group && !several) control.setAttribute("aria-invalid", "true"); }
  if (!block.optional && !group && !several) control.setAttribute("aria-required", "true");
  if (block.dispatch_action) dispatching(block, control, on);
  if (group) { control.prepend(label); return el("div", { class: "field" }, control, help, error); }
  return el("div", { class: "field" }, label, control, help, counter(block.element, control), inWords(block.element, control, on), error);
}

// How much room is left, once it gets scarce.
function counter(element, control) {
  if (!element.max_length || element.type !== "plain_text_input") return null;
  const left = el("p", { class: "hint", "aria-live": "polite" });
  const show = () => {
    const rest = element.max_length - control.value.length;
    left.textContent = rest <= Math.max(20, element.max_length / 10) ? `${rest}` : "";
  };
  control.addEventListener("input", show);
  show();
  return left;
}

// A browser shows dates its own way, in its own language: here it stands as the reader says it.
function inWords(element, control, on) {
  if (!["datepicker", "timepicker"].includes(element.type)) return null;
  const said = el("p", { class: "hint" });
  const show = () => {
    const day = element.type === "datepicker";
    const at = control.value ? new Date(day ? `${control.value}T12:00` : `2000-01-01T${control.value}`) : null;
    said.textContent = !at ? "" : day ? at.toLocaleDateString(on.t.locale, { weekday: "long", day: "numeric", month: "long", year: "numeric" })
      : at.toLocaleTimeString(on.t.locale, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
  };
  control.addEventListener("input", show);
  show();
  return said;
}

function dispatching(block, control, on) {
  const typing = ["INPUT", "TEXTAREA"].includes(control.tagName) && block.element.type.endsWith("_input");
  if (!typing) { control.addEventListener("change", () => on.choose(control, block, block.element, read(control))); return; }
  const when = (block.element.dispatch_action_config || {}).trigger_actions_on || ["on_enter_pressed"];
  if (when.includes("on_enter_pressed")) control.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) { event.preventDefault(); on.choose(control, block, block.element, control.value); }
  });
  let waiting = null;
  if (when.includes("on_character_entered")) control.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => on.choose(control, block, block.element, control.value), 400);
  });
}
