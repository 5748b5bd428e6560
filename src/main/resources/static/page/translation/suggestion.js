// Suggests a better translation, which somebody will review.
import { button, element } from "../elements/element.js";
import { attempt } from "../elements/problem.js";
import { post } from "../http/client.js";
import { announce } from "../shell/announcer.js";

/** Opens the form in its place, with the translation to improve. */
export function openSuggestion(place, { q, source, target, translation }) {
  const text = element("textarea", { id: "t-better", name: "s", rows: "3", dir: "auto", lang: target });
  text.value = translation;
  const close = () => {
    place.hidden = true;
    place.replaceChildren();
  };
  const sendIt = () => attempt(place, async () => {
    await post("suggest", { q, s: text.value, source, target });
    close();
    announce("Thank you. The suggestion is kept for review.");
    place.replaceChildren(element("p", { class: "note" }, "Thank you. The suggestion is kept for review."));
    place.hidden = false;
  });
  place.replaceChildren(
    element("div", { class: "field" }, element("label", { for: "t-better" }, "A better translation"), text),
    element("div", { class: "buttons" }, button("Send it", sendIt, ""), button("Cancel", close)));
  place.hidden = false;
  text.focus();
}
