// What is to be known of a job at its end and on its way: corpus, scores, samples.
import { element } from "../elements/element.js";
import { count, score } from "../elements/format.js";
import { row, table, textCell } from "../elements/table.js";

const REASONS = {
  EMPTY: "a side is empty", TOO_SHORT: "too short", TOO_LONG: "too long", WRONG_SCRIPT: "wrong script", COPY: "not translated",
  LENGTH_RATIO: "lengths too different", DUPLICATE: "duplicate",
};

const reason = (name) => REASONS[name.toUpperCase()] ?? name.replaceAll("_", " ").toLowerCase();

export function corpusReport({ report, split, vocabulary }, { source, target }) {
  const dropped = Object.entries(report.dropped ?? {});
  return section("Corpus",
    element("p", {}, `${count(report.kept)} of ${count(report.read)} pairs are kept: ${count(split.train)} to train on, ${count(split.dev)} for validation, `
      + `${count(split.test)} for the scores. ${count(vocabulary)} subwords.`),
    dropped.length > 0 && table("What was left out, and why", ["Reason", "Pairs"], dropped.map(([name, drop]) => row(reason(name), count(drop.count ?? drop)))),
    dropped.filter(([, drop]) => drop.examples?.length).map(([name, drop]) => element("details", {},
      element("summary", {}, `Examples: ${reason(name)}`),
      table(`Pairs left out: ${reason(name)}`, ["Where", "Source", "Target"],
        drop.examples.map((pair) => row(`${pair.file}, line ${pair.line}`, textCell(pair.source, source), textCell(pair.target, target)))))));
}

export function scores({ scores: now, baseline, oldTest }) {
  return section("Scores",
    table("On the test part, which training never saw", ["", "BLEU", "chrF2", "Exact match"], [
      line("this version", now),
      baseline && line("the version that served", baseline),
      baseline && difference(now, baseline),
    ].filter(Boolean)),
    oldTest && table("On the test part of the version that it began with: has it forgotten?", ["", "BLEU", "chrF2", "Exact match"],
      [line("before", oldTest.before), line("after", oldTest.after), difference(oldTest.after, oldTest.before)]));
}

const line = (name, { bleu, bleuTokenizer, chrf, exactMatch }) => row(name, `${score(bleu)} (${bleuTokenizer})`, score(chrf), `${score(exactMatch)} %`);

function difference(now, before) {
  const cells = ["bleu", "chrf", "exactMatch"].map((name) => now[name] - before[name])
    .map((by) => element("td", { class: by >= 0 ? "better" : "worse" }, `${by >= 0 ? "+" : "−"}${Math.abs(by).toFixed(2)}`));
  return row("difference", ...cells);
}

export function samples({ samples: all, baseline }, { source, target }) {
  const headings = ["Source", "Reference", "This version", ...(baseline ? ["The version that served"] : [])];
  return section("Sample translations", table("From the test part", headings, all.map((sample) => element("tr", {},
    textCell(sample.source, source), textCell(sample.reference, target), textCell(sample.translation, target),
    baseline && textCell(sample.baseline, target)))));
}

const section = (title, ...content) => element("section", { class: "card" }, element("h2", {}, title), content);
