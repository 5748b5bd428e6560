// One model with its versions, and what can be done with them.
import { confirmed } from "../elements/confirmation.js";
import { button, element } from "../elements/element.js";
import { count, moment, score, size } from "../elements/format.js";
import { attempt } from "../elements/problem.js";
import { row, table } from "../elements/table.js";
import { download, post, remove } from "../http/client.js";
import { announce } from "../shell/announcer.js";

/**
 * @param model as the service shows it
 * @param changed is called when something of it has changed
 * @param showCard opens the card of a version
 */
export function modelCard(model, changed, showCard) {
  const { name, versions, activations } = model;
  const network = versions.find(({ network }) => network)?.network;
  const problems = element("div");
  const act = (action, said) => () => attempt(problems, async () => {
    await action();
    announce(said);
    await changed();
  });
  const address = (number) => `models/${name}/versions/${number}`;

  async function drop(number) {
    if (await confirmed(`Delete version ${number} of ${name}? It cannot be brought back.`, `Delete version ${number}`)) {
      await act(() => remove(address(number)), `Version ${number} is deleted.`)();
    }
  }

  const actions = ({ number, active }) => element("div", { class: "buttons" },
    !active && button("Activate", act(() => post(`${address(number)}/activate`), `Version ${number} is active now.`), "small", { "aria-label": `Activate version ${number}` }),
    button("Card", () => attempt(problems, () => showCard(name, number)), "quiet small", { "aria-label": `Card of version ${number}` }),
    button("Export", () => attempt(problems, () => download(`${address(number)}/export`, `${name}-${number}.zip`)), "quiet small", { "aria-label": `Export version ${number}` }),
    !active && button("Delete", () => drop(number), "danger small", { "aria-label": `Delete version ${number}` }));

  return element("section", { class: "card", id: `model-${name}`, tabindex: "-1", "aria-label": name },
    element("header", {},
      element("h2", {}, name),
      network && element("span", { class: "hint" }, `${network.source} → ${network.target}, ${network.architecture}, ${count(network.parameters)} weights`),
      element("div", { class: "buttons" },
        activations.length > 1 && button("Roll back", act(() => post(`models/${name}/rollback`), "Rolled back."), "quiet small", { title: "Go back to the version that was active before" }))),
    table(`Versions of ${name}`, ["Version", "State", "BLEU", "chrF2", "Trained on", "Written", "Size", "Actions"], versions.map((version) => row(
      version.number,
      version.fault ? element("span", { class: "badge bad", title: version.fault }, "faulty") : version.active && element("span", { class: "badge good" }, "active"),
      score(version.scores?.bleu), score(version.scores?.chrf),
      version.corpus ? `${count(version.corpus.train)} pairs` : "–",
      moment(version.created), size(version.bytes), actions(version)))),
    problems);
}
