// The states of a job, in words.
import { element } from "../elements/element.js";

export const WAY = ["QUEUED", "PREPARING", "TRAINING", "EVALUATING", "PUBLISHING", "SUCCEEDED"];

const WORDS = {
  QUEUED: "waiting", PREPARING: "preparing the corpus", TRAINING: "training", EVALUATING: "scoring", PUBLISHING: "publishing",
  SUCCEEDED: "done", FAILED: "failed", CANCELLED: "cancelled",
};

export const isFinal = (state) => ["SUCCEEDED", "FAILED", "CANCELLED"].includes(state);
export const word = (state) => WORDS[state] ?? state;

export function badge(state) {
  const kind = { SUCCEEDED: "good", FAILED: "bad", CANCELLED: "" }[state] ?? "busy";
  return element("span", { class: `badge ${kind}` }, word(state));
}

/** The way that a job goes, with the place where it is. */
export function steps(state) {
  const here = WAY.indexOf(state);
  return element("ol", { class: "steps" }, WAY.map((step, i) => element("li", {
    class: i < here || state === "SUCCEEDED" ? "past" : "", "aria-current": i === here && state !== "SUCCEEDED" ? "step" : undefined }, word(step))));
}
