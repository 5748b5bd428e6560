// Tables that scroll by themselves where the screen is narrow.
import { element } from "./element.js";

export function table(caption, headings, rows) {
  return element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
    element("table", {},
      element("caption", {}, caption),
      element("thead", {}, element("tr", {}, headings.map((heading) => element("th", { scope: "col" }, heading)))),
      element("tbody", {}, rows)));
}

/** A row; its first cell is its heading. */
export function row(first, ...cells) {
  return element("tr", {}, element("th", { scope: "row" }, first), cells.map((cell) => cellOf(cell)));
}

function cellOf(content) {
  return content instanceof HTMLTableCellElement ? content : element("td", {}, content);
}

/** A cell with a text of some language, which may run from right to left. */
export const textCell = (text, lang) => element("td", { dir: "auto", lang, class: "text" }, text ?? "");
