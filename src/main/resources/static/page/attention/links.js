// Lines between the two rows of tokens, the thicker the more is looked.
import { svg } from "../elements/element.js";

const SEEN = 0.03;
const THICKEST = 11;

/** @return the drawing; draw() measures the tokens, choose(i) brings out the lines of one target token */
export function links(sources, targets, attention) {
  const drawing = svg("svg", { class: "links", "aria-hidden": "true" });
  const paths = [];
  attention.forEach((row, target) => row.forEach((weight, source) => {
    if (weight >= SEEN) {
      const path = svg("path", { "stroke-width": (1 + (THICKEST - 1) * weight).toFixed(2), "stroke-opacity": (0.12 + 0.78 * weight).toFixed(3) });
      path.style.setProperty("--weight", 0.25 + 0.75 * weight);
      drawing.append(path);
      paths.push({ path, source, target });
    }
  }));

  function draw() {
    const box = drawing.getBoundingClientRect();
    const middle = (item) => {
      const { left, width } = item.getBoundingClientRect();
      return left + width / 2 - box.left;
    };
    const [from, to] = [sources.map(middle), targets.map(middle)];
    const [half, end] = [box.height / 2, box.height];
    for (const { path, source, target } of paths) {
      path.setAttribute("d", `M${from[source]} 2C${from[source]} ${half} ${to[target]} ${half} ${to[target]} ${end - 2}`);
    }
  }

  function choose(chosen) {
    drawing.classList.toggle("chosen", chosen !== undefined);
    paths.forEach(({ path, target }) => path.classList.toggle("on", target === chosen));
  }
  return { drawing, draw, choose };
}
