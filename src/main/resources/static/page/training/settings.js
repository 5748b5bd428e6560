// The settings behind "More": what the service chooses by itself if they are left empty.
import { element } from "../elements/element.js";

const number = (name, label, hint, attributes = {}) => ({ name, label, hint, type: "number", step: "any", ...attributes });

const GENERAL = [
  { name: "model", label: "Name of the model", hint: "from-to if empty" },
  { name: "preset", label: "Size of the network", options: [["", "chosen by the service"], ["base", "base: ten thousand pairs and more"], ["tiny", "tiny: toy languages, in seconds"]] },
  { name: "activate", label: "The new version serves", options: [["", "if it is better"], ["always", "always"], ["never", "never"]] },
  number("seed", "Seed", "the same gives the same model, without a time limit", { step: "1" }),
  number("devPairs", "Pairs for validation", "split off", { min: 1 }),
  number("testPairs", "Pairs for the scores", "split off", { min: 1 }),
  number("maxLengthRatio", "Greatest length ratio", "pairs beyond are dropped", { min: 1 }),
  number("sourceColumn", "Column of the sources", "in tables, from 1", { min: 1 }),
  number("targetColumn", "Column of the targets", "in tables, from 1", { min: 1 }),
];

const NETWORK = [
  number("vocabulary", "Subwords"), number("embedding", "Embedding width"), number("hidden", "State width"), number("attention", "Attention width"),
  number("epochs", "Epochs at most"), number("batchTokens", "Tokens of an update"), number("learningRate", "Learning rate"), number("warmup", "Warm-up updates"),
  number("dropout", "Dropout"), number("labelSmoothing", "Label smoothing"), number("averageDecay", "Decay of the average"),
  number("validateEvery", "Updates between validations"), number("patience", "Patience", "validations without a better score"),
];

const DATA = [
  { name: "name", label: "Name of the corpora" }, { name: "licence", label: "Licence" }, { name: "attribution", label: "Attribution" },
];

const FILES = [
  { name: "devFiles", label: "Files for validation", type: "file", multiple: true, hint: "in place of a split" },
  { name: "testFiles", label: "Files for the scores", type: "file", multiple: true, hint: "in place of a split" },
];

export function settings(place) {
  place.append(
    group("Training", [...GENERAL, ...FILES],
      element("label", { class: "choice" }, element("input", { type: "checkbox", name: "suggestions" }), " train on accepted suggestions too")),
    group("Network and schedule", NETWORK),
    group("For the model card", DATA));
}

function group(title, fields, ...more) {
  return element("fieldset", { class: "group" }, element("legend", {}, title), element("div", { class: "fields" }, fields.map(field), more));
}

function field({ name, label, hint, options, ...attributes }) {
  const id = `n-${name}`;
  const control = options
    ? element("select", { id, name }, options.map(([value, text]) => element("option", { value }, text)))
    : element("input", { id, name, autocomplete: "off", placeholder: hint, ...attributes });
  return element("div", { class: "field" }, element("label", { for: id }, label), control);
}

/** The part `config` of an upload: what was filled in. */
export function config(form) {
  const read = (fields) => Object.fromEntries(fields.map((field) => [field.name, value(form, field)]).filter(([, set]) => set !== undefined));
  const filled = (object) => (Object.keys(object).length > 0 ? object : undefined);
  return {
    source: form.source.value.trim(),
    target: form.target.value.trim(),
    ...read([number("minutes"), number("parent"), ...GENERAL]),
    suggestions: form.suggestions.checked || undefined,
    options: filled(read(NETWORK)),
    data: filled(read(DATA)),
  };
}

function value(form, { name, type }) {
  const text = form.elements.namedItem(name).value.trim();
  if (!text) {
    return undefined;
  }
  return type === "number" ? Number(text) : text;
}
