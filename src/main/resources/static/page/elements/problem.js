// Shows what went wrong, where it went wrong.
import { openKeyDialog } from "../shell/key-dialog.js";
import { button, element } from "./element.js";

/** Puts a problem into a place; a form's field that is at fault is marked and focused. */
export function showProblem(place, problem, form) {
  clearProblem(place, form);
  const box = element("div", { class: "problem", role: "alert" }, element("p", {}, element("strong", {}, heading(problem)), problem.message));
  if (problem.retryAfter) {
    box.append(element("p", {}, `Try again in ${problem.retryAfter} s.`));
  }
  if (problem.status === 401 || problem.status === 403) {
    box.append(element("p", {}, "This service may ask for an API key, or for one with more rights. ", button("Enter a key", openKeyDialog)));
  }
  place.append(box);
  markField(form, problem.field, box);
}

export function clearProblem(place, form) {
  place.querySelectorAll(":scope > .problem").forEach((old) => old.remove());
  form?.querySelectorAll("[aria-invalid]").forEach((field) => {
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-errormessage");
  });
}

function heading(problem) {
  switch (problem.status) {
    case 401: return "A key is needed. ";
    case 403: return "Not allowed. ";
    case 413: return "Too large. ";
    case 429: return "Too much at once. ";
    case 503: return "Not there yet. ";
    default: return problem.field && !problem.message.includes(lastPart(problem.field)) ? `${problem.field}: ` : "";
  }
}

const lastPart = (field) => field.split(".").pop();

let boxes = 0;

function markField(form, field, box) {
  const control = field && form?.elements.namedItem(lastPart(field));
  if (control instanceof HTMLElement) {
    box.id = `problem-${++boxes}`;
    control.setAttribute("aria-invalid", "true");
    control.setAttribute("aria-errormessage", box.id);
    control.closest("details")?.setAttribute("open", "");
    control.focus();
  }
}

/** Runs something that may fail, and shows the problem if it does. */
export async function attempt(place, action, form) {
  clearProblem(place, form);
  try {
    return await action();
  } catch (failure) {
    if (failure.name !== "AbortError") {
      showProblem(place, failure, form);
    }
    return undefined;
  }
}
