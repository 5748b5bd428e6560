// Shows one view at a time, as the part of the address behind # says: #train/<id> opens the view "train" at that job.
import { element } from "./elements/element.js";
import { showProblem } from "./elements/problem.js";
import { startKeyDialog } from "./shell/key-dialog.js";

const VIEWS = {
  translate: ["Translate", () => import("./translation/translation.js")],
  attention: ["Attention", () => import("./attention/attention.js")],
  train: ["Train", () => import("./training/training.js")],
  models: ["Models", () => import("./models/models.js")],
  glossaries: ["Glossaries", () => import("./glossaries/glossaries.js")],
  suggestions: ["Suggestions", () => import("./suggestions/suggestions.js")],
};

const main = document.getElementById("main");
const started = new Map();

function route() {
  const [name, ...rest] = location.hash.slice(1).split("/");
  return VIEWS[name] ? { name, argument: decodeURIComponent(rest.join("/")) } : { name: "translate", argument: "" };
}

async function start(name) {
  const section = element("section", { class: `view ${name}`, hidden: true });
  main.append(section);
  try {
    const view = await (await VIEWS[name][1]()).start(section);
    return { section, ...view };
  } catch (failure) {
    showProblem(section, failure);
    started.delete(name);
    return { section };
  }
}

async function show(focus) {
  if (location.hash === "#main") {
    return;
  }
  const { name, argument } = route();
  if (!started.has(name)) {
    main.querySelector(`.view.${name}`)?.remove();
    started.set(name, start(name));
  }
  const view = await started.get(name);
  if (route().name !== name) {
    return;
  }
  for (const section of main.children) {
    section.hidden = section !== view.section;
  }
  for (const link of document.querySelectorAll(".top nav a")) {
    link.toggleAttribute("aria-current", link.hash === `#${name}`);
    if (link.hash === `#${name}`) {
      link.setAttribute("aria-current", "page");
    }
  }
  document.title = `${VIEWS[name][0]} · Attune`;
  if (focus) {
    main.focus();
  }
  await view.open?.(argument);
}

startKeyDialog();
window.addEventListener("hashchange", () => show(true));
show(false);
