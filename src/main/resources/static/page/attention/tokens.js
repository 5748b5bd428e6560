// The two rows of tokens: the source's, and the translation's, which can be chosen.
import { element } from "../elements/element.js";
import { percent } from "../elements/format.js";
import { quoted } from "./subwords.js";

const kinds = (piece) => ["token", piece.joined && "joined", piece.continued && "continued", piece.end && "end"].filter(Boolean).join(" ");

/** The source's tokens; look(weights) shows how much is looked at each, look() none. */
export function sourceTokens(pieces, lang) {
  const items = pieces.map((piece) => element("li", { class: kinds(piece) }, element("span", { dir: "auto" }, piece.text), element("small")));
  const list = element("ul", { class: "tokens source", dir: "auto", lang, "aria-label": "Source" }, items);
  const look = (weights) => items.forEach((item, i) => {
    const weight = weights?.[i] ?? 0;
    item.classList.toggle("looked", weight >= 0.02);
    item.style.setProperty("--share", weight);
    item.lastChild.textContent = weight >= 0.02 ? percent(weight) : "";
  });
  return { list, items, look };
}

/**
 * The translation's tokens, each with its probability. One of them is in the order of tabs; arrows move among them.
 * @param choose is called with the place of the one that the pointer or the focus is on, or with none
 */
export function targetTokens(pieces, probabilities, lang, choose) {
  const items = pieces.map((piece, i) => {
    const bar = element("span", { class: "bar" });
    const item = element("button", { type: "button", class: kinds(piece), tabindex: i === 0 ? "0" : "-1", "aria-label": `${quoted(piece)}, probability ${percent(probabilities[i])}` },
      element("span", { dir: "auto" }, piece.text), bar, element("small", {}, percent(probabilities[i])));
    bar.style.setProperty("--share", probabilities[i]);
    item.addEventListener("pointerenter", () => choose(i));
    item.addEventListener("focus", () => choose(i));
    item.addEventListener("click", () => choose(i));
    return item;
  });
  const list = element("div", { class: "tokens target", dir: "auto", lang, role: "toolbar", "aria-label": "Translation; the arrow keys move from piece to piece" }, items);
  list.addEventListener("keydown", (event) => move(event, list, items));
  return { list, items };
}

function move(event, list, items) {
  const here = items.indexOf(document.activeElement);
  const forward = getComputedStyle(list).direction === "rtl" ? "ArrowLeft" : "ArrowRight";
  const backward = forward === "ArrowLeft" ? "ArrowRight" : "ArrowLeft";
  const next = { [forward]: here + 1, [backward]: here - 1, Home: 0, End: items.length - 1 }[event.key];
  if (next !== undefined && items[next]) {
    event.preventDefault();
    items.forEach((item, i) => (item.tabIndex = i === next ? 0 : -1));
    items[next].focus();
  }
}
