// The choice of two languages, with a button that swaps them.
import { element } from "../elements/element.js";
import { get } from "../http/client.js";

let pickers = 0;

/**
 * A choice among what can be translated.
 * @param place where it is shown
 * @param detect whether the source may be left to detection
 * @param changed is called when the user chose
 * @return reads and sets the choice: value, choose(source, target)
 */
export async function languagePicker(place, { detect = true, changed = () => {} } = {}) {
  const languages = await get("languages");
  // some can only be translated into
  const sources = languages.filter(({ targets }) => targets.length > 0);
  const targets = languages.map(({ code }) => code).filter((code) => sources.some((source) => source.targets.includes(code)));
  const names = new Map(languages.map((language) => [language.code, language.name]));
  const [source, target] = [select("source", "From"), select("target", "To")];
  const swap = element("button", { type: "button", class: "quiet swap", title: "Swap the languages", "aria-label": "Swap the languages" }, "⇄");
  place.append(source.field, swap, target.field);
  fill(source.select, [...(detect ? [["auto", "Detect"]] : []), ...sources.map(({ code, name }) => [code, name])]);

  function showTargets(wanted) {
    const chosen = sources.find(({ code }) => code === source.select.value);
    const codes = chosen ? chosen.targets : targets;
    fill(target.select, codes.map((code) => [code, names.get(code) ?? code]));
    target.select.value = codes.includes(wanted) ? wanted : (codes[0] ?? "");
    swap.disabled = !sources.some(({ code, targets }) => code === target.select.value && targets.includes(source.select.value));
  }

  function choose(from, to) {
    if (from) {
      source.select.value = from;
    }
    showTargets(to);
  }

  source.select.addEventListener("change", () => {
    showTargets(target.select.value);
    changed();
  });
  target.select.addEventListener("change", () => changed());
  swap.addEventListener("click", () => {
    choose(target.select.value, source.select.value);
    changed({ swapped: true });
  });
  choose(names.has("en") ? "en" : undefined);
  return {
    get value() {
      return { source: source.select.value, target: target.select.value };
    },
    choose,
    name: (code) => names.get(code) ?? code,
    isEmpty: languages.length === 0,
  };
}

function select(name, label) {
  const id = `language-${++pickers}`;
  const made = element("select", { id, name });
  return { select: made, field: element("div", { class: "field" }, element("label", { for: id }, label), made) };
}

function fill(select, options) {
  select.replaceChildren(...options.map(([value, text]) => element("option", { value }, text)));
}
