// Nodes from data. Text only ever becomes text: nothing that anybody wrote is markup here.

export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value != null) node.setAttribute(name, value);
  }
  node.append(...children.flat(Infinity).filter((child) => child != null));
  return node;
}

export const $ = (id) => document.getElementById(id);

export function link(url, text) {
  const safe = /^(https?|mailto):/i.test(url);
  return safe ? el("a", { href: url, rel: "noreferrer noopener", target: "_blank" }, text) : text;
}

const FOCUSABLE = "button, [href], input, select, textarea, summary, [tabindex]:not([tabindex='-1'])";

// Draw anew without throwing a keyboard user out: what was focused, or what stands there now, is focused again.
export function keepingFocus(container, draw) {
  const had = container.contains(document.activeElement) ? document.activeElement : null;
  const name = had && had.dataset.focus;
  const index = had ? [...container.querySelectorAll(FOCUSABLE)].indexOf(had) : -1;
  draw();
  if (!had || document.activeElement === had || document.querySelector("dialog[open]")) return;
  const list = [...container.querySelectorAll(FOCUSABLE)];
  const same = name && list.find((each) => each.dataset.focus === name);
  (same || list[Math.min(index, list.length - 1)] || container).focus({ preventScroll: true });
}

// Children by key: what did not change keeps its node, and with it what is open or being typed in it. Only what did
// change is put in or taken out, so that nobody who is reading loses the place.
export function drawKeyed(container, items, key, make) {
  const old = new Map([...container.children].map((node) => [node.dataset.key, node]));
  const nodes = items.map((item) => {
    const name = key(item);
    const node = old.get(name) || make(item);
    node.dataset.key = name;
    return node;
  });
  if (nodes.length === container.children.length && nodes.every((node, at) => container.children[at] === node)) return;
  keepingFocus(container, () => {
    const staying = new Set(nodes);
    for (const node of [...container.children]) if (!staying.has(node)) node.remove();
    nodes.forEach((node, at) => { if (container.children[at] !== node) container.insertBefore(node, container.children[at] || null); });
  });
}
