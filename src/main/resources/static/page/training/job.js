// One job: where it stands, its curves, and what it came to.
import { confirmed } from "../elements/confirmation.js";
import { button, element } from "../elements/element.js";
import { duration, moment, percent, score } from "../elements/format.js";
import { attempt, showProblem } from "../elements/problem.js";
import { download, get, getText, post, remove } from "../http/client.js";
import { chart } from "./chart.js";
import { follow } from "./history.js";
import { corpusReport, samples, scores } from "./report.js";
import { isFinal, steps } from "./states.js";

/** Shows a job in its place, and follows it until the signal. */
export function openJob(place, id, signal) {
  const head = element("section", { class: "card" });
  const curves = element("section", { class: "card", "aria-label": "Curves" });
  const rest = element("div");
  const history = { progress: [], validations: [] };
  place.replaceChildren(head, curves, rest);
  const bar = element("progress", { max: "100", "aria-label": "Training" });
  const standing = element("p", { class: "standing", role: "status" });
  let shown = "";
  let drawn = 0;

  // a burst of events is one look at the job
  let asked;
  const look = () => (asked ??= new Promise((resolve) => setTimeout(resolve, 150)).then(() => {
    asked = undefined;
    return refresh();
  }));

  async function refresh() {
    try {
      show(await get(`train-jobs/${id}`, { signal }));
    } catch (failure) {
      if (!signal.aborted) {
        showProblem(head, failure);
      }
    }
  }

  function show(job) {
    // what did not change stays, so that what is open stays open and the focus where it is
    const stage = [job.state, Boolean(job.corpus), Boolean(job.outcome)].join();
    if (stage !== shown) {
      shown = stage;
      head.replaceChildren(...heading(job), bar, standing, actions(job));
      rest.replaceChildren(...[
        job.outcome && scores(job.outcome),
        job.outcome && samples(job.outcome, job.config),
        job.corpus && corpusReport(job.corpus, job.config),
        element("section", { class: "card" }, log(id))].filter(Boolean));
    }
    bar.hidden = isFinal(job.state);
    bar.value = job.percent;
    standing.textContent = told(job);
  }

  function actions({ state, model }) {
    const act = (action, then = look) => () => attempt(head, async () => {
      await action();
      then();
    });
    const cancel = act(() => post(`train-jobs/${id}/cancel`));
    return element("div", { class: "buttons" },
      !isFinal(state) && button("Cancel", async () => await confirmed("Cancel this training? Its files are deleted.", "Cancel the training") && cancel(), "danger"),
      state === "FAILED" && button("Try again", act(() => post(`train-jobs/${id}/retry`), restart)),
      state === "SUCCEEDED" && element("a", { href: `#models/${model}` }, `See ${model} among the models`),
      state === "SUCCEEDED" && button("Download the test part", act(() => download(`train-jobs/${id}/test-part`, "test-part.tsv"), () => {})),
      isFinal(state) && button("Forget it", act(() => remove(`train-jobs/${id}`), () => (location.hash = "#train"))));
  }

  function draw() {
    const along = (name) => history.validations.map((point) => [point.update, point[name]]).filter(([, y]) => y !== null);
    curves.replaceChildren(element("h2", {}, "Curves"), element("div", { class: "curves" },
      chart("Loss", [{ name: "nats a token", points: history.progress.map((point) => [point.update, point.loss]).filter(([, y]) => y !== null) }], "update"),
      chart("Scores on the validation part", [{ name: "chrF2", points: along("chrf") }, { name: "BLEU", points: along("bleu") }], "update")));
  }

  function take({ type, data }) {
    if (type === "progress") {
      history.progress.push(data);
    } else if (type === "validation") {
      history.validations.push(data);
    }
    if (type === "state" || type === "progress") {
      look();
    }
    cancelAnimationFrame(drawn);
    drawn = requestAnimationFrame(draw);
  }

  function restart() {
    history.progress.length = history.validations.length = 0;
    follow(id, take, signal).then(refresh).catch((failure) => showProblem(head, failure));
  }

  draw();
  restart();
}

const where = ({ file, line }) => (file ? `${file}${line ? `, line ${line}` : ""}: ` : "");

function heading({ model, version, createdAt, endedAt, state, failure }) {
  return [
    element("h2", {}, `${model}${version ? `, version ${version}` : ""}`),
    element("p", { class: "hint" }, `Queued ${moment(createdAt)}${endedAt ? `, ended ${moment(endedAt)}` : ""}`),
    steps(state),
    failure && element("p", { class: "problem" }, element("strong", {}, "Failed. "), where(failure), failure.reason),
  ].filter(Boolean);
}

function told({ state, progress, decision }) {
  if (state === "TRAINING" && progress) {
    return `${percent(progress.share)} done, about ${duration(progress.leftSeconds)} left. Update ${progress.update}, epoch ${progress.epoch}, `
      + `loss ${score(progress.loss)}, ${Math.round(progress.tokensPerSecond)} tokens a second.`;
  }
  return decision ? `${decision[0].toUpperCase()}${decision.slice(1)}.` : "";
}

function log(id) {
  const text = element("pre", { tabindex: "0", "aria-label": "Log" });
  const details = element("details", {}, element("summary", {}, "Log"), text);
  details.addEventListener("toggle", () => details.open && attempt(details, async () => (text.textContent = await getText(`train-jobs/${id}/log`))));
  return details;
}
