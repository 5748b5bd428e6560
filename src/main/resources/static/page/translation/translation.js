// The view that translates texts and files.
import { element, loadFragment } from "../elements/element.js";
import { count } from "../elements/format.js";
import { attempt, clearProblem } from "../elements/problem.js";
import { get } from "../http/client.js";
import { announce } from "../shell/announcer.js";
import { draft } from "./draft.js";
import { startFiles } from "./files.js";
import { languagePicker } from "./languages.js";
import { notes } from "./notes.js";
import { translate } from "./request.js";
import { openSuggestion } from "./suggestion.js";
import { termTable } from "./terms.js";

const TYPING_PAUSE = 500;

export async function start(section) {
  const $ = await loadFragment(section, "page/translation/translation.html");
  const form = $("form");
  const problems = $(".problems");
  const result = $(".result");
  const settings = await get("frontend/settings");
  const picker = await languagePicker($(".languages"), { changed: languagesChanged });
  const terms = termTable($(".terms"), "Terms for this text");
  let answered = null;
  let running = null;
  let typing;

  if (picker.isEmpty) {
    problems.append(element("p", { class: "note" }, "No model is here yet. ", element("a", { href: "#train" }, "Train one"), " or ", element("a", { href: "#models" }, "import one"), "."));
  }

  function languagesChanged(change) {
    if (change?.swapped && answered) {
      form.q.value = answered.answer.translatedText;
      showLength();
    }
    listChoices();
    if (form.live.checked) {
      run();
    }
  }

  async function run() {
    running?.abort();
    const request = requested();
    if (!request.q.trim()) {
      clear();
      return;
    }
    const abort = (running = new AbortController());
    busy(true);
    clear();
    result.lang = request.target;
    const answer = await attempt(problems, () => translate(request, (piece) => result.append(piece), abort.signal), form);
    if (running !== abort) {
      return;
    }
    busy(false);
    running = null;
    if (answer) {
      show(request, answer);
    }
  }

  function requested() {
    const { source, target } = picker.value;
    const request = { q: form.q.value, source, target, format: form.format.value };
    if (Number(form.alternatives.value) !== 0) {
      request.alternatives = Number(form.alternatives.value);
    }
    if (form.model.value) {
      request.model = form.model.value;
    }
    if (form.glossaryId.value) {
      request.glossaryId = form.glossaryId.value;
    }
    if (Object.keys(terms.value).length > 0) {
      request.glossary = terms.value;
    }
    return request;
  }

  function show(request, answer) {
    answered = { request, answer };
    result.textContent = answer.translatedText;
    $(".notes").replaceChildren(...notes(request, answer, picker.name));
    const others = answer.alternatives ?? [];
    $(".alternatives").hidden = others.length === 0;
    $(".alternatives ol").replaceChildren(...others.map((text) => element("li", { dir: "auto", lang: request.target }, text)));
    enable(true);
  }

  function clear() {
    answered = null;
    clearProblem(problems, form);
    result.replaceChildren();
    $(".notes").replaceChildren();
    $(".alternatives").hidden = true;
    $(".suggestion").hidden = true;
    enable(false);
  }

  function enable(on) {
    [".copy", ".suggest", ".explain"].forEach((name) => ($(name).disabled = !on));
  }

  function busy(on) {
    result.classList.toggle("busy", on);
    $(".stop").hidden = !on;
  }

  function showLength() {
    $(".length").textContent = form.q.value ? `${count([...form.q.value].length)} characters` : "";
  }

  async function listChoices() {
    const { source, target } = picker.value;
    const fits = (item) => item.target === target && (source === "auto" || item.source === source);
    const [models, glossaries] = await Promise.all(["models", "glossaries"].map((path) => get(path).catch(() => [])));
    offer(form.model, models.filter(fits), "the one that suits");
    offer(form.glossaryId, glossaries.filter(fits), "none");
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  form.q.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      run();
    }
  });
  form.q.addEventListener("input", () => {
    showLength();
    clearTimeout(typing);
    if (form.live.checked) {
      typing = setTimeout(run, TYPING_PAUSE);
    }
  });
  $(".stop").addEventListener("click", () => {
    running?.abort();
    running = null;
    busy(false);
  });
  $(".copy").addEventListener("click", () => attempt(problems, async () => {
    await navigator.clipboard.writeText(answered.answer.translatedText);
    announce("Copied");
  }));
  $(".suggest").addEventListener("click", () => openSuggestion($(".suggestion"), {
    ...answered.request,
    source: answered.answer.detectedLanguage?.language ?? answered.request.source,
    translation: answered.answer.translatedText,
  }));
  $(".explain").addEventListener("click", () => {
    Object.assign(draft, answered.request, { source: answered.answer.detectedLanguage?.language ?? answered.request.source });
    location.hash = "#attention";
  });
  listChoices();
  $(".suggest").hidden = !settings.suggestions;
  $(".files").hidden = !settings.filesTranslation;
  startFiles($(".files"), settings.supportedFilesFormat, () => picker.value);
  return { open: listChoices };
}

function offer(select, items, none) {
  const chosen = select.value;
  select.replaceChildren(element("option", { value: "" }, none), ...items.map(({ name }) => element("option", { value: name }, name)));
  select.value = items.some(({ name }) => name === chosen) ? chosen : "";
}
