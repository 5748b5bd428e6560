// A small table of terms and their translations.
import { button, element } from "../elements/element.js";

/** @return reads and sets the terms: value, an object of translations by term */
export function termTable(place, caption) {
  const body = element("tbody");
  const add = (term = "", translation = "") => {
    const remove = button("✕", () => row.remove(), "quiet small", { "aria-label": "Remove this term" });
    const row = element("tr", {}, field("Term", term), field("Translation", translation), element("td", {}, remove));
    body.append(row);
    return row;
  };
  place.append(
    element("table", {}, element("caption", { class: "unseen" }, caption),
      element("thead", {}, element("tr", {}, element("th", { scope: "col" }, "Term"), element("th", { scope: "col" }, "Translation"), element("td"))), body),
    button("Add a term", () => add().querySelector("input").focus(), "quiet small"));
  return {
    get value() {
      const pairs = [...body.rows].map((row) => [...row.querySelectorAll("input")].map((input) => input.value.trim()));
      return Object.fromEntries(pairs.filter(([term]) => term));
    },
    set value(terms) {
      body.replaceChildren();
      Object.entries(terms).forEach(([term, translation]) => add(term, translation));
    },
    add,
  };
}

const field = (label, value) => element("td", {}, element("input", { "aria-label": label, value, dir: "auto" }));
