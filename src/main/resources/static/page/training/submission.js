// The form that starts a training.
import { dropArea } from "../elements/drop-area.js";
import { button, element } from "../elements/element.js";
import { size } from "../elements/format.js";
import { attempt } from "../elements/problem.js";
import { get } from "../http/client.js";
import { upload } from "../http/upload.js";
import { config, settings } from "./settings.js";

/** @param submitted is called with the job that was queued */
export function startSubmission(form, submitted) {
  const chosen = form.querySelector(".chosen");
  const progress = form.querySelector("progress");
  let files = [];
  settings(form.querySelector(".settings"));
  form.querySelector(".corpora").append(
    dropArea("Drop corpora here, or choose them", (more) => showFiles([...files, ...more])),
    element("p", { class: "hint" }, "TSV, CSV, JSON Lines, TMX, XLIFF, SDLXLIFF or PO; plain, gzipped or zipped."));

  function showFiles(now) {
    files = now;
    chosen.replaceChildren(...files.map((file) => element("li", {}, `${file.name} (${size(file.size)}) `,
      button("✕", () => showFiles(files.filter((other) => other !== file)), "quiet small", { "aria-label": `Remove ${file.name}` }))));
  }

  async function listParents() {
    const model = form.model.value.trim() || `${form.source.value.trim()}-${form.target.value.trim()}`;
    const versions = /^[\w.-]+$/.test(model) ? (await get(`models/${model}`).catch(() => ({ versions: [] }))).versions : [];
    const before = form.parent.value;
    form.parent.replaceChildren(element("option", { value: "" }, "a new network"),
      ...versions.map(({ number, active }) => element("option", { value: number }, `version ${number} of ${model}${active ? " (active)" : ""}`)));
    form.parent.value = versions.some(({ number }) => String(number) === before) ? before : "";
  }

  async function submit() {
    const body = new FormData();
    body.set("config", new Blob([JSON.stringify(config(form))], { type: "application/json" }));
    files.forEach((file) => body.append("files", file));
    for (const name of ["sourceFile", "targetFile", "devFiles", "testFiles"]) {
      [...form.elements.namedItem(name).files].forEach((file) => body.append(name, file));
    }
    progress.hidden = false;
    form.querySelector("[type=submit]").disabled = true;
    const answer = await attempt(form.querySelector(".problems"), () => upload("train-jobs", body, (share) => {
      // when all is sent the service reads it through
      share === 1 ? progress.removeAttribute("value") : (progress.value = share);
    }), form);
    progress.hidden = true;
    progress.value = 0;
    form.querySelector("[type=submit]").disabled = false;
    if (answer) {
      showFiles([]);
      submitted(answer.json);
    }
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });
  [form.source, form.target, form.model].forEach((field) => field.addEventListener("change", listParents));
  get("languages").then((languages) => form.querySelector("datalist").replaceChildren(
    ...languages.map(({ code, name }) => element("option", { value: code }, name)))).catch(() => {});
}
