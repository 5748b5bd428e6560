// The attention as a heat map that is a table: a row for each piece of the translation, a column for each of the source.
import { element } from "../elements/element.js";
import { percent } from "../elements/format.js";

/** @param choose is called with the row that the pointer is on */
export function matrix(source, target, { attention, probabilities }, choose) {
  const rows = target.map((piece, i) => element("tr", { onpointerenter: () => choose(i) },
    element("th", { scope: "row", dir: "auto" }, piece.text),
    attention[i].map((weight, j) => cell(weight, `${piece.text} ← ${source[j].text}: ${percent(weight, 1)}`)),
    element("td", { class: "probability" }, percent(probabilities[i]))));
  const table = element("table", { class: "matrix" },
    element("caption", {}, "Each row is a piece of the translation; its cells say how much of the attention went to each piece of the source."),
    element("thead", {}, element("tr", {},
      element("td", { class: "corner" }),
      source.map((piece) => element("th", { scope: "col", dir: "auto" }, piece.text)),
      element("th", { scope: "col", class: "corner" }, "probability"))),
    element("tbody", {}, rows));
  return {
    place: element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": "Attention matrix" }, table),
    choose: (chosen) => rows.forEach((row, i) => row.classList.toggle("on", i === chosen)),
  };
}

function cell(weight, title) {
  const made = element("td", { title }, element("span", { class: "unseen" }, percent(weight)));
  made.style.setProperty("--weight", weight);
  return made;
}
