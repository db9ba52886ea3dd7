// mrkdwn that the server took apart, as nodes.
import { el, link } from "/page/dom.js";

const NESTED = { bold: "strong", italic: "em", strike: "s", quote: "blockquote" };

export function marks(list) {
  return list.map((mark) => {
    if (mark.t in NESTED) return el(NESTED[mark.t], {}, marks(mark.c));
    switch (mark.t) {
      case "code": return el("code", {}, mark.text);
      case "pre": return el("pre", { tabindex: "0" }, mark.text);
      case "mention": return el("span", { class: "mention" }, mark.text);
      case "link": return link(mark.url, mark.text);
      default: return document.createTextNode(mark.text);
    }
  });
}

// A text object as nodes: mrkdwn with its marks, plain text as it is.
export const words = (object) =>
  !object ? [] : object.marks ? marks(object.marks) : [document.createTextNode(object.text)];

// The same where only text fits, such as in an option.
export const flat = (object) => el("span", {}, words(object)).textContent;
