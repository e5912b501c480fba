/**
 * The one place where server-rendered HTML becomes nodes. The server has sanitised it already;
 * here it is parsed in an inert document and rebuilt from an allow-list, so nothing can run or load from elsewhere.
 */

import { el } from "./dom.js";

const TAGS = new Set(
  "P BR HR H1 H2 H3 H4 H5 H6 STRONG B EM I DEL S U CODE PRE BLOCKQUOTE UL OL LI FONT SPAN TABLE THEAD TBODY TR TH TD".split(
    " ",
  ),
);
const COLOUR = /^(#[0-9a-f]{3,8}|[a-z]{3,20})$/i;

/** A fragment of the message's body; `tapLink(label, element)` is called for a dtmd link. */
export function fragmentOf(html, tapLink) {
  const parsed = new DOMParser().parseFromString(html, "text/html");
  const fragment = document.createDocumentFragment();
  copyChildren(parsed.body, fragment, tapLink);
  return fragment;
}

function copyChildren(source, target, tapLink) {
  for (const node of source.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) target.append(node.data);
    else if (node.nodeType === Node.ELEMENT_NODE) copyElement(node, target, tapLink);
  }
}

function copyElement(node, target, tapLink) {
  if (["SCRIPT", "STYLE", "TEMPLATE"].includes(node.tagName)) return;
  const copy = shellOf(node, tapLink);
  if (copy === null) {
    copyChildren(node, target, tapLink);
    return;
  }
  if (node.tagName !== "IMG") copyChildren(node, copy, tapLink);
  target.append(copy);
}

function shellOf(node, tapLink) {
  if (node.tagName === "A") return linkOf(node, tapLink);
  if (node.tagName === "IMG") return imageOf(node);
  if (!TAGS.has(node.tagName)) return null;
  const copy = document.createElement(node.tagName);
  const colour = node.getAttribute("color") ?? "";
  if (node.tagName === "FONT" && COLOUR.test(colour)) copy.style.color = colour;
  if (node.tagName === "OL" && node.hasAttribute("start")) copy.setAttribute("start", node.getAttribute("start"));
  return copy;
}

function linkOf(node, tapLink) {
  const address = node.getAttribute("href") ?? "";
  if (address.startsWith("dtmd:")) {
    const label = node.textContent;
    const link = el("button", { type: "button", class: "link-tap", testid: "message-link", "data-action": label });
    link.addEventListener("click", () => tapLink(label, link));
    return link;
  }
  if (!/^https?:\/\//i.test(address)) return null;
  return el("a", { href: address, target: "_blank", rel: "noopener noreferrer" });
}

function imageOf(node) {
  const address = node.getAttribute("src") ?? "";
  const alt = node.getAttribute("alt") || "图片";
  const isOurs = address.startsWith("/") && !address.startsWith("//");
  return isOurs
    ? el(
        "a",
        { href: address, target: "_blank", rel: "noopener", class: "picture" },
        el("img", { src: address, alt, loading: "lazy", testid: "message-picture" }),
      )
    : el("span", { class: "image-left-out" }, `［${alt}］`);
}
