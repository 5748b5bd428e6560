// One sentence: the translations that the search found, and the attention of the one that is chosen.
import { element } from "../elements/element.js";
import { percent } from "../elements/format.js";
import { links } from "./links.js";
import { matrix } from "./matrix.js";
import { joined, quoted, subwords } from "./subwords.js";
import { sourceTokens, targetTokens } from "./tokens.js";

let sentences = 0;

/** @param languages codes of the source and the target, for hyphens, fonts and voices */
export function sentence(explained, number, languages) {
  const all = [explained, ...(explained.alternatives ?? [])];
  const place = element("div");
  const show = (hypothesis) => place.replaceChildren(...figure(explained.source, hypothesis, languages));
  const title = `sentence-${++sentences}`;
  const card = element("section", { class: "card sentence", "aria-labelledby": title },
    element("h2", { id: title }, `Sentence ${number}`),
    choices(all, languages.target, show),
    place);
  show(explained);
  return card;
}

function choices(all, lang, show) {
  const name = `hypothesis-${sentences}`;
  return element("fieldset", { class: "hypotheses" },
    element("legend", {}, all.length > 1 ? "What the beam search found, best first" : "The translation"),
    all.map((hypothesis, i) => element("label", {},
      element("input", { type: "radio", name, checked: i === 0, onchange: () => show(hypothesis) }),
      element("span", { dir: "auto", lang }, joined(hypothesis.target)),
      element("span", { class: "score", title: "Log-probability divided by the length; translations are ranked by it" },
        `score ${hypothesis.score.toFixed(3)} · ${percent(mean(hypothesis.probabilities))} a piece`))));
}

// of probabilities the geometric mean says what one of them was
const mean = (values) => Math.exp(values.reduce((sum, value) => sum + Math.log(Math.max(value, 1e-4)), 0) / values.length);

function figure(sourcePieces, hypothesis, languages) {
  const [source, target] = [subwords(sourcePieces), subwords(hypothesis.target)];
  const readout = element("p", { class: "readout", role: "status" }, HINT);
  const above = sourceTokens(source, languages.source);
  const below = targetTokens(target, hypothesis.probabilities, languages.target, choose);
  const lines = links(above.items, below.items, hypothesis.attention);
  const map = matrix(source, target, hypothesis, choose);
  const inner = element("div", { class: "inner" }, above.list, lines.drawing, below.list);
  const picture = element("div", { class: "picture" }, inner);
  new ResizeObserver(lines.draw).observe(inner);

  function choose(i) {
    below.items.forEach((item, j) => item.classList.toggle("on", j === i));
    above.look(hypothesis.attention[i]);
    lines.choose(i);
    map.choose(i);
    readout.textContent = i === undefined ? HINT : said(source, target[i], hypothesis.attention[i], hypothesis.probabilities[i]);
  }
  picture.addEventListener("pointerleave", () => picture.contains(document.activeElement) || choose(undefined));
  return [picture, readout, map.place];
}

const HINT = "Point at a piece of the translation, or go there with the Tab key, to see where the model looked when it wrote it.";

function said(source, piece, weights, probability) {
  const looks = weights.map((weight, i) => [weight, source[i]])
    .filter(([weight]) => weight >= 0.05)
    .sort(([one], [other]) => other - one)
    .slice(0, 4)
    .map(([weight, looked]) => `${quoted(looked)} ${percent(weight)}`);
  return `To write ${quoted(piece)} the model looked at ${looks.join(", ")}. It was ${percent(probability)} sure.`;
}
