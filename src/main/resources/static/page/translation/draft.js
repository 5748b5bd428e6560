// The text at hand and its languages, which views hand to each other.
export const draft = { q: "", source: "", target: "" };
