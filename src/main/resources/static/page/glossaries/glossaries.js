// The view of the stored glossaries.
import { confirmed } from "../elements/confirmation.js";
import { button, element, loadFragment } from "../elements/element.js";
import { count, moment } from "../elements/format.js";
import { attempt } from "../elements/problem.js";
import { row, table } from "../elements/table.js";
import { get, put, remove, send } from "../http/client.js";
import { announce } from "../shell/announcer.js";
import { termTable } from "../translation/terms.js";

const address = (name) => `glossaries/${encodeURIComponent(name)}`;

export async function start(section) {
  const $ = await loadFragment(section, "page/glossaries/glossaries.html");
  const form = $("form");
  const terms = termTable($(".terms"), "Terms of the glossary");

  async function list() {
    await attempt($(".problems"), async () => {
      const all = await get("glossaries");
      $(".list").replaceChildren(all.length === 0
        ? element("p", { class: "hint" }, "None is stored yet.")
        : table("By name", ["Name", "From", "To", "Terms", "Changed", "Actions"], all.map(({ name, source, target, size, changedAt }) => row(
          name, source, target, count(size), moment(changedAt), element("div", { class: "buttons" },
            button("Edit", () => attempt($(".problems"), () => edit(name)), "quiet small", { "aria-label": `Edit ${name}` }),
            button("Delete", () => drop(name), "danger small", { "aria-label": `Delete ${name}` }))))));
    });
  }

  async function edit(name) {
    const glossary = await get(address(name));
    ["name", "source", "target"].forEach((field) => (form.elements.namedItem(field).value = glossary[field]));
    terms.value = glossary.terms;
    form.elements.namedItem("name").focus();
  }

  async function drop(name) {
    if (await confirmed(`Delete the glossary ${name}?`, "Delete it")) {
      await attempt($(".problems"), () => remove(address(name)));
      await list();
    }
  }

  async function save() {
    const [name, source, target] = ["name", "source", "target"].map((field) => form.elements.namedItem(field).value.trim());
    const [file] = form.elements.namedItem("table").files;
    if (!name) {
      throw Object.assign(new Error("The glossary needs a name"), { field: "name" });
    }
    if (file) {
      const type = file.name.endsWith(".tsv") ? "text/tab-separated-values" : "text/csv";
      await send(`${address(name)}/terms?source=${encodeURIComponent(source)}&target=${encodeURIComponent(target)}`,
        { method: "PUT", body: file, headers: { "Content-Type": type } });
    } else {
      await put(address(name), { source, target, terms: terms.value });
    }
    await list();
    await edit(name);
    form.elements.namedItem("table").value = "";
    announce(`The glossary ${name} is saved.`);
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    attempt($(".place"), save, form);
  });
  form.addEventListener("reset", () => (terms.value = {}));
  return { open: list };
}
