// Asks before something is lost.
import { element } from "./element.js";

/** Resolves to whether the user agrees. */
export function confirmed(question, action) {
  const dialog = element("dialog", { "aria-labelledby": "question" },
    element("form", { method: "dialog" },
      element("p", { id: "question" }, question),
      element("div", { class: "buttons" },
        element("button", { value: "cancel", class: "quiet", autofocus: true }, "Cancel"),
        element("button", { value: "yes", class: "danger" }, action))));
  document.body.append(dialog);
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => {
    dialog.remove();
    resolve(dialog.returnValue === "yes");
  }));
}
