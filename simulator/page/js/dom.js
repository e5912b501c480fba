/** Builds elements. Children are nodes or plain text; text never becomes markup here. */

const SVG = "http://www.w3.org/2000/svg";

/** One path per icon on a 24 × 24 grid, drawn with a round pen. */
const ICONS = {
  search: "M11 4a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM20 20l-4-4",
  close: "M6 6l12 12M18 6L6 18",
  back: "M15 5l-7 7 7 7",
  send: "M5 12l15-7-5 15-3.5-6.5zM11.5 13.5L20 5",
  clip: "M20 11.5l-8 8a5 5 0 0 1-7-7l8.5-8.5a3.3 3.3 0 0 1 4.7 4.7l-8.5 8.5a1.6 1.6 0 0 1-2.3-2.3l7.6-7.7",
  quote: "M9 7c-3 1-4 3-4 6v4h5v-5H7.5M19 7c-3 1-4 3-4 6v4h5v-5h-2.5",
  copy: "M9 9h10v11H9zM15 9V4H5v11h4",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  check: "M5 12.5l4.5 4.5L19 7.5",
  file: "M7 3h7l4 4v14H7zM14 3v4h4M10 12h5M10 16h5",
  download: "M12 4v11M7.5 11L12 15.5 16.5 11M5 20h14",
  clock: "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17zM12 8v4.5l3 2",
  forward: "M5 6l7 6-7 6zM13 6l7 6-7 6z",
  evening: "M4 18h16M7 18a5 5 0 0 1 10 0M12 9V5M5.5 12L4 10.5M18.5 12l1.5-1.5",
  morning:
    "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 3v1.5M12 19.5V21M3 12h1.5M19.5 12H21M5.6 5.6l1.1 1.1M17.3 17.3l1.1 1.1M18.4 5.6l-1.1 1.1M6.7 17.3l-1.1 1.1",
  flag: "M6 21V4M6 5c4-2 7 2 12 0v8c-5 2-8-2-12 0",
  calendar: "M5 6h14v14H5zM5 10.5h14M9 4v4M15 4v4",
  drawer: "M4 5h16v14H4zM14 5v14",
  people:
    "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 20c0-4 2.5-6 6-6s6 2 6 6M16 4.5a3.5 3.5 0 0 1 0 6M17.5 14.5c2.3.7 3.5 2.5 3.5 5.5",
  group: "M4 5h16v11H11l-4 4v-4H4z",
  chevron: "M9 6l6 6-6 6",
  down: "M12 5v14M6 13l6 6 6-6",
  plus: "M12 5v14M5 12h14",
};

/** An element; props starting with "on" are listeners, false and null are left out. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === false || value === null || value === undefined) continue;
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (name === "testid") node.dataset.testid = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

/** A decorative icon by its name in the table above. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("class", `icon icon-${name}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", ICONS[name]);
  svg.append(path);
  return svg;
}

/** A button that holds only an icon; the label is for screen readers and the tooltip. */
export function iconButton(name, label, props = {}) {
  return el(
    "button",
    { type: "button", ...props, class: `icon-button ${props.class ?? ""}`, "aria-label": label, title: label },
    icon(name),
  );
}
