// The view of the models; #models/<name> leads to one of them.
import { element, loadFragment } from "../elements/element.js";
import { attempt } from "../elements/problem.js";
import { get, getText } from "../http/client.js";
import { upload } from "../http/upload.js";
import { announce } from "../shell/announcer.js";
import { modelCard } from "./model.js";

export async function start(section) {
  const $ = await loadFragment(section, "page/models/models.html");

  async function list() {
    await attempt($(".problems"), async () => {
      const names = (await get("models")).map(({ name }) => name);
      const models = await Promise.all(names.map((name) => get(`models/${name}`)));
      $(".list").replaceChildren(...models.map((model) => modelCard(model, list, showCard)));
      $("datalist").replaceChildren(...names.map((value) => element("option", { value })));
    });
  }

  async function showCard(name, number) {
    const text = await getText(`models/${name}/versions/${number}/card`);
    $(".model-card h2").textContent = `${name}, version ${number}`;
    $(".model-card pre").textContent = text;
    $(".model-card").showModal();
  }

  startImport($(".import"), list);
  return {
    async open(name) {
      await list();
      if (name) {
        document.getElementById(`model-${name}`)?.focus();
      }
    },
  };
}

function startImport(form, changed) {
  const progress = form.querySelector("progress");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const body = new FormData();
    [...form.elements.namedItem("file").files].forEach((file) => body.set("file", file));
    progress.hidden = false;
    const name = form.elements.namedItem("name").value.trim();
    const answer = await attempt(form.querySelector(".place"), () => {
      if (!name) {
        throw Object.assign(new Error("Which model is it a version of?"), { field: "name" });
      }
      return upload(`models/${encodeURIComponent(name)}/import`, body, (share) => (progress.value = share));
    }, form);
    progress.hidden = true;
    if (answer) {
      form.reset();
      await changed();
      announce(`Imported as version ${answer.json.number} of ${name}.`);
    }
  });
}
