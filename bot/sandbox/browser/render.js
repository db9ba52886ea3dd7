// Block Kit as nodes. Text only ever becomes text: nothing that anybody wrote is markup here.

export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.filter((child) => child != null));
  return node;
}

const unescape = (text) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

const words = (object) =>
  !object ? "" : object.type === "mrkdwn" ? unescape(object.text) : object.text;

// `on` has press(block, element), choose(block, value) and t, the page's own texts.
export function blocks(list, values, on, errors = {}) {
  return list.map((block) => one(block, values, on, errors));
}

function one(block, values, on, errors) {
  switch (block.type) {
    case "header": return el("h2", {}, words(block.text));
    case "divider": return el("hr");
    case "section": return section(block, values, on);
    case "context": return el("p", { class: "context" }, block.elements.map(words).join(" "));
    case "rich_text": return el("div", { class: "rich" }, ...block.elements.map((part) => rich(part, on)));
    case "actions": return el("div", { class: "actions" },
      ...block.elements.map((element) => interactive(block, element, values, on)));
    case "input": return input(block, values, on, errors);
    case "image": return el("p", { class: "context" }, block.alt_text || "");
    default: return el("p", { class: "unknown" }, `[${block.type}]`);
  }
}

function section(block, values, on) {
  const body = el("div", { class: "text" }, block.text ? words(block.text) : "");
  for (const field of block.fields || []) body.append(el("div", {}, words(field)));
  if (!block.accessory) return body;
  return el("div", { class: "section" }, body, interactive(block, block.accessory, values, on));
}

function rich(part, on) {
  const inside = (part.elements || []).map((each) => rich(each, on));
  switch (part.type) {
    case "rich_text_quote": return el("blockquote", {}, ...inside);
    case "rich_text_preformatted": return el("pre", {}, ...inside);
    case "rich_text_list": return el(part.style === "ordered" ? "ol" : "ul", {},
      ...inside.map((each) => el("li", {}, each)));
    case "rich_text_section": return el("div", {}, ...inside);
    case "user": return el("span", { class: "mention" }, `@${on.name(part.user_id)}`);
    case "link": return link(part.url, part.text || part.url);
    default: return styled(part);
  }
}

function styled(part) {
  const text = document.createTextNode(part.text || part.name || "");
  return part.style && part.style.bold ? el("strong", {}, text) : text;
}

function pressed(block, element, on) {
  // A button with an address opens it, and the app hears of it too.
  if (/^https?:/i.test(element.url || "")) window.open(element.url, "_blank", "noopener,noreferrer");
  return on.press(block, element);
}

function link(url, text) {
  const safe = /^(https?|mailto):/i.test(url);
  return safe ? el("a", { href: url, rel: "noreferrer noopener", target: "_blank" }, text) : text;
}

function interactive(block, element, values, on) {
  if (element.type === "button") {
    const kind = element.style === "primary" ? "primary" : element.style === "danger" ? "danger" : "";
    return el("button", { type: "button", class: kind, onclick: () => pressed(block, element, on) }, words(element.text));
  }
  const control = field(block, element, values, on);
  control.addEventListener("change", () => on.choose(block, read(control)));
  return control;
}

function input(block, values, on, errors) {
  const id = `f-${block.block_id}`;
  const control = field(block, block.element, values, on, id);
  control.dataset.block = block.block_id;
  const group = control.tagName === "FIELDSET";
  const name = `${words(block.label)}${block.optional ? ` ${on.t.optional}` : ""}`;
  const label = group ? el("legend", {}, name) : el("label", { for: id }, name);
  const help = block.hint ? el("p", { class: "hint", id: `${id}-h` }, words(block.hint)) : null;
  const wrong = errors[block.block_id];
  const error = wrong ? el("p", { class: "error", id: `${id}-e` }, wrong) : null;
  const described = [help && help.id, error && error.id].filter(Boolean).join(" ");
  if (described) control.setAttribute("aria-describedby", described);
  if (error) control.setAttribute("aria-invalid", "true");
  if (group) { control.prepend(label); return el("div", { class: "field" }, control, help, error); }
  if (block.dispatch_action) {
    control.addEventListener("keydown", (event) => {
      if (event.key === "Enter") { event.preventDefault(); on.choose(block, control.value); }
    });
  }
  return el("div", { class: "field" }, label, control, help, error);
}

const now = (values, block, element) => ((values[block.block_id] || {})[element.action_id]) || {};

function field(block, element, values, on, id) {
  const value = now(values, block, element);
  switch (element.type) {
    case "plain_text_input": {
      const node = el(element.multiline ? "textarea" : "input", {
        id, maxlength: element.max_length, placeholder: words(element.placeholder), rows: element.multiline ? 5 : null,
      });
      node.value = value.value || "";
      return node;
    }
    case "number_input": return typed("number", id, value.value, { min: element.min_value, max: element.max_value });
    case "datepicker": return typed("date", id, value.selected_date);
    case "timepicker": return typed("time", id, value.selected_time);
    case "static_select": return select(id, options(element), value.selected_option && value.selected_option.value, on);
    case "users_select": return select(id, on.people(), value.selected_user, on);
    case "conversations_select": return select(id, on.channels(), value.selected_conversation, on);
    case "multi_static_select": return many(id, options(element), (value.selected_options || []).map((o) => o.value), on);
    case "multi_users_select": return many(id, on.people(), value.selected_users || [], on);
    case "multi_conversations_select": return many(id, on.channels(), value.selected_conversations || [], on);
    case "radio_buttons": return ticks("radio", block, element, [value.selected_option && value.selected_option.value]);
    case "checkboxes": return ticks("checkbox", block, element, (value.selected_options || []).map((o) => o.value));
    default: return el("output", { id, class: "unknown" }, `[${element.type}]`);
  }
}

const options = (element) => (element.options || []).map((o) => [o.value, words(o.text)]);

function typed(type, id, value, more = {}) {
  const node = el("input", { id, type, ...more });
  node.value = value || "";
  return node;
}

function select(id, list, chosen, on) {
  const node = el("select", { id }, el("option", { value: "" }, on.t.choose),
    ...list.map(([value, text]) => el("option", { value }, text)));
  node.value = chosen || "";
  return node;
}

// Several of a list: what was chosen stands as chips that can be removed by keyboard too.
function many(id, list, chosen, on) {
  const names = new Map(list);
  const box = el("div", { class: "many" });
  box.chosen = [...chosen];
  const draw = () => {
    const rest = list.filter(([value]) => !box.chosen.includes(value));
    const add = el("select", { id }, el("option", { value: "" }, box.chosen.length ? on.t.more : on.t.choose),
      ...rest.map(([value, text]) => el("option", { value }, text)));
    add.addEventListener("change", (event) => {
      event.stopPropagation();
      box.chosen.push(add.value);
      draw();
      box.querySelector("select").focus();
    });
    box.replaceChildren(...box.chosen.map((value) => el("button", {
      type: "button", class: "chip", "aria-label": `${on.t.remove}: ${names.get(value)}`,
      onclick: () => { box.chosen = box.chosen.filter((each) => each !== value); draw(); box.querySelector("select").focus(); },
    }, `${names.get(value)} ×`)), add);
  };
  draw();
  return box;
}

function ticks(type, block, element, chosen) {
  const set = el("fieldset", { class: "ticks" });
  for (const [value, text] of options(element)) {
    const box = el("input", { type, name: block.block_id, value, checked: chosen.includes(value) });
    set.append(el("label", {}, box, ` ${text}`));
  }
  return set;
}

// The value of a control in the words that the server takes.
export function read(control) {
  if (control.classList.contains("many")) return control.chosen;
  if (control.tagName === "FIELDSET") {
    const ticked = [...control.querySelectorAll("input:checked")].map((box) => box.value);
    return control.querySelector("input[type=radio]") ? ticked[0] || null : ticked;
  }
  return control.value || null;
}
