// What is to be known of an answer beside its text.
import { element } from "../elements/element.js";

/** @param name of a language, by its code */
export function notes({ target }, { detectedLanguage, pivot, truncated }, name) {
  const said = [];
  if (detectedLanguage) {
    said.push(`Detected: ${name(detectedLanguage.language)} (${Math.round(detectedLanguage.confidence)} %).`);
  }
  if (pivot) {
    said.push(`Translated through ${name(pivot)}: no model leads straight to ${name(target)}.`);
  }
  if (truncated) {
    said.push("The translation would not come to an end and was cut.");
  }
  return said.map((text) => element("p", { class: "note" }, text));
}
