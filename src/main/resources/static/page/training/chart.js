// A line chart as SVG, with its points as a table for who cannot see it.
import { element, svg } from "../elements/element.js";
import { table, row } from "../elements/table.js";

const [WIDTH, HEIGHT, LEFT, BOTTOM, TOP, RIGHT] = [560, 200, 48, 26, 12, 12];

/**
 * @param series each { name, points: [[x, y]] }; the first is drawn in the accent's colour, the second in the warm one
 * @param across what x is
 */
export function chart(title, series, across) {
  const points = series.flatMap((line) => line.points);
  if (points.length === 0) {
    return element("p", { class: "hint" }, `${title}: nothing yet.`);
  }
  const [xs, ys] = [0, 1].map((axis) => scale(points.map((point) => point[axis]), axis));
  const drawing = svg("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "chart", role: "img", "aria-label": `${title}: ${series.map(told).join("; ")}` },
    ys.ticks.map((tick) => [
      svg("line", { class: "grid", x1: LEFT, x2: WIDTH - RIGHT, y1: ys.at(tick), y2: ys.at(tick) }),
      svg("text", { x: LEFT - 6, y: ys.at(tick) + 4, "text-anchor": "end" }, short(tick))]),
    xs.ticks.map((tick) => svg("text", { x: xs.at(tick), y: HEIGHT - 6, "text-anchor": "middle" }, short(tick))),
    series.map((line, i) => svg("g", { class: `line line-${i}` },
      svg("polyline", { points: line.points.map(([x, y]) => `${xs.at(x).toFixed(1)},${ys.at(y).toFixed(1)}`).join(" ") }),
      line.points.length < 40 && line.points.map(([x, y]) => svg("circle", { cx: xs.at(x), cy: ys.at(y), r: 3 })))));
  return element("figure", {},
    element("figcaption", {}, title, series.map((line, i) => element("span", { class: `key line-${i}` }, line.name))),
    drawing,
    element("details", {}, element("summary", {}, "As a table"),
      series.map((line) => table(`${title}: ${line.name}`, [across, line.name], sample(line.points).map(([x, y]) => row(short(x), y.toFixed(3)))))));
}

function scale(values, axis) {
  const low = axis === 0 ? 0 : Math.min(...values);
  const high = Math.max(...values, low + 1e-9);
  const step = nice((high - low) / 4);
  const [from, to] = [Math.floor(low / step) * step, Math.max(Math.ceil(high / step) * step, step)];
  const [begin, end] = axis === 0 ? [LEFT, WIDTH - RIGHT] : [HEIGHT - BOTTOM, TOP];
  const top = axis === 0 ? high : to;
  const ticks = [];
  for (let tick = from; tick <= top + step / 1e6; tick += step) {
    ticks.push(tick);
  }
  return { ticks, at: (value) => begin + ((value - from) / (top - from)) * (end - begin) };
}

function nice(step) {
  const power = 10 ** Math.floor(Math.log10(step));
  return power * [1, 2, 5, 10].find((factor) => factor * power >= step);
}

const short = (value) => new Intl.NumberFormat("en", { maximumSignificantDigits: 3, notation: Math.abs(value) >= 1e4 ? "compact" : "standard" }).format(value);
const told = (line) => (line.points.length ? `${line.name} from ${short(line.points[0][1])} to ${short(line.points.at(-1)[1])}` : `${line.name}: nothing yet`);

// a table of thousands of points helps nobody
function sample(points) {
  const every = Math.ceil(points.length / 100);
  return points.filter((point, i) => i % every === 0 || i === points.length - 1);
}
