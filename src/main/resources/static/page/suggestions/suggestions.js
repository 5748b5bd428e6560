// The view in which suggested translations are reviewed.
import { button, element, loadFragment } from "../elements/element.js";
import { moment } from "../elements/format.js";
import { attempt } from "../elements/problem.js";
import { row, table, textCell } from "../elements/table.js";
import { getText, post, remove } from "../http/client.js";
import { announce } from "../shell/announcer.js";

const PAGE = 100;

export async function start(section) {
  const $ = await loadFragment(section, "page/suggestions/suggestions.html");
  const [form, list] = [$("form"), $(".list")];

  async function show() {
    const accepted = form.show.value;
    const text = await attempt($(".problems"), () => getText(`suggestions?accepted=${accepted}&size=${PAGE}`));
    if (text === undefined) {
      return;
    }
    const all = parse(text);
    list.replaceChildren(all.length === 0
      ? element("p", { class: "hint" }, accepted === "true" ? "None is accepted yet." : "None waits for review.")
      : table(`The oldest first${all.length === PAGE ? `, ${PAGE} at a time` : ""}`, ["Suggested", "From", "To", "Text", "Better translation", "Decide"], all.map(suggestionRow)));
  }

  function suggestionRow({ id, accepted, created, source, target, text, translation }) {
    const act = (action, said) => () => attempt($(".problems"), async () => {
      await action();
      announce(said);
      await show();
    });
    return row(moment(created), source, target, textCell(text, source), textCell(translation, target), element("div", { class: "buttons" },
      accepted === "false" && button("Accept", act(() => post(`suggestions/${id}/accept`), "Accepted."), "small"),
      button(accepted === "true" ? "Delete" : "Decline", act(() => remove(`suggestions/${id}`), "Gone."), "danger small")));
  }

  form.addEventListener("change", show);
  return { open: show };
}

function parse(tsv) {
  const [head, ...rows] = tsv.split("\n").filter(Boolean).map((line) => line.split("\t").map(unescape));
  return rows.map((cells) => Object.fromEntries(head.map((name, i) => [name, cells[i]])));
}

const ESCAPES = { t: "\t", n: "\n", r: "\r", "\\": "\\" };
const unescape = (cell) => cell.replace(/\\([tnr\\])/g, (whole, letter) => ESCAPES[letter]);
