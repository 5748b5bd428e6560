// The view that shows attention at work.
import { loadFragment } from "../elements/element.js";
import { attempt } from "../elements/problem.js";
import { post } from "../http/client.js";
import { announce } from "../shell/announcer.js";
import { draft } from "../translation/draft.js";
import { languagePicker } from "../translation/languages.js";
import { notes } from "../translation/notes.js";
import { sentence } from "./sentence.js";

const EXAMPLES = {
  en: "Yesterday my brother bought a new car for his wife.",
  de: "Gestern hat mein Bruder seiner Frau ein neues Auto gekauft.",
  zh: "我昨天在图书馆看了一本书。",
};

export async function start(section) {
  const $ = await loadFragment(section, "page/attention/attention.html");
  const form = $("form");
  const picker = await languagePicker($(".languages"), { detect: false, changed });

  function changed() {
    if (!form.q.value.trim() || Object.values(EXAMPLES).includes(form.q.value)) {
      form.q.value = EXAMPLES[picker.value.source] ?? "";
    }
    if (form.q.value) {
      run();
    }
  }

  async function run() {
    const { source, target } = picker.value;
    const request = { q: form.q.value, source, target, explain: true };
    if (Number(form.alternatives.value)) {
      request.alternatives = Number(form.alternatives.value);
    }
    const answer = await attempt($(".problems"), () => post("translate", request), form);
    if (!answer) {
      return;
    }
    const languages = { source: answer.pivot ?? source, target };
    $(".notes").replaceChildren(...notes(request, answer, picker.name));
    $(".sentences").replaceChildren(...answer.explanation.map((explained, i) => sentence(explained, i + 1, languages)));
    announce(`${answer.explanation.length} sentences are shown with their attention.`);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  form.alternatives.addEventListener("change", run);
  return {
    open() {
      if (draft.q) {
        form.q.value = draft.q;
        picker.choose(draft.source, draft.target);
        draft.q = "";
        run();
      } else if (!form.q.value && !picker.isEmpty) {
        changed();
      }
    },
  };
}
