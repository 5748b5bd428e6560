// A place that takes files: dropped, or chosen with its button.
import { element } from "./element.js";

let areas = 0;

/**
 * @param text says what belongs here
 * @param take is called with the files
 */
export function dropArea(text, take, { multiple = true, accept } = {}) {
  const id = `files-${++areas}`;
  const input = element("input", { type: "file", id, multiple, accept });
  input.addEventListener("change", () => {
    take([...input.files]);
    input.value = "";
  });
  const area = element("div", { class: "drop-area" }, element("label", { for: id }, text), input);
  area.addEventListener("dragover", (event) => {
    event.preventDefault();
    area.classList.add("over");
  });
  area.addEventListener("dragleave", () => area.classList.remove("over"));
  area.addEventListener("drop", (event) => {
    event.preventDefault();
    area.classList.remove("over");
    take([...event.dataTransfer.files].slice(0, multiple ? undefined : 1));
  });
  return area;
}
