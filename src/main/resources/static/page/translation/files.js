// Translates files; large ones become jobs that tell how far they are.
import { dropArea } from "../elements/drop-area.js";
import { button, element } from "../elements/element.js";
import { attempt } from "../elements/problem.js";
import { download, get } from "../http/client.js";
import { Problem } from "../http/problem.js";
import { upload } from "../http/upload.js";

const POLL = 700;

/**
 * @param endings of the files that can be translated
 * @param languages tells the languages that are chosen
 */
export function startFiles(section, endings, languages) {
  const list = section.querySelector(".list");
  section.querySelector(".place").append(
    dropArea("Drop files here, or choose them", (files) => files.forEach((file) => translateFile(list, file, languages())), { accept: endings.join(",") }),
    element("p", { class: "hint" }, `${endings.map((ending) => ending.slice(1).toUpperCase()).join(", ")}. They come back in their format, with their layout.`));
}

async function translateFile(list, file, { source, target }) {
  const bar = element("progress", { max: "1", value: "0", "aria-label": `Progress of ${file.name}` });
  const state = element("span", {}, "sending");
  const item = element("li", {}, element("span", { class: "name" }, file.name), state, bar);
  list.prepend(item);
  const form = new FormData();
  form.set("source", source);
  form.set("target", target);
  form.set("file", file);
  const address = await attempt(item, async () => {
    const answer = await upload("translate_file", form, (share) => {
      bar.value = share / 10;
      state.textContent = share === 1 ? "translating" : "sending";
    });
    return answer.status === 202 ? await followed(answer.json, bar, state) : answer.json.translatedFileUrl;
  });
  bar.remove();
  state.remove();
  if (address) {
    const name = decodeURIComponent(address.split("/").pop());
    const shown = name.slice(name.indexOf(".") + 1);
    item.append(button(`Download ${shown}`, () => attempt(item, () => download(`download_file/${encodeURIComponent(name)}`, shown))));
  }
}

async function followed({ id }, bar, state) {
  for (;;) {
    const job = await get(`document-jobs/${id}`);
    bar.value = 0.1 + 0.9 * (job.progress.done / Math.max(1, job.progress.total));
    state.textContent = job.state === "running" ? `${job.progress.done} of ${job.progress.total}` : job.state;
    if (job.state === "done") {
      return job.translatedFileUrl;
    }
    if (job.state === "failed") {
      throw new Problem(0, { detail: job.error });
    }
    await new Promise((resolve) => setTimeout(resolve, POLL));
  }
}
