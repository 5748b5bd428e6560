// The view that trains: a form, the list of jobs, and one job at #train/<id>.
import { element, loadFragment } from "../elements/element.js";
import { moment, percent } from "../elements/format.js";
import { attempt } from "../elements/problem.js";
import { row, table } from "../elements/table.js";
import { get } from "../http/client.js";
import { openJob } from "./job.js";
import { badge, isFinal } from "./states.js";
import { startSubmission } from "./submission.js";

const LOOK = 5000;

export async function start(section) {
  const $ = await loadFragment(section, "page/training/training.html");
  const [overview, detail] = [$(".new"), $(".job")];
  let following = new AbortController();
  startSubmission($("form"), ({ id }) => (location.hash = `#train/${id}`));

  async function list() {
    const place = $(".jobs");
    const page = await attempt(place, () => get("train-jobs?size=50"));
    if (page) {
      place.replaceChildren(page.jobs.length === 0 ? element("p", { class: "hint" }, "None yet.") : jobTable(page.jobs));
    }
  }

  setInterval(() => location.hash === "#train" && !document.hidden && list(), LOOK);
  window.addEventListener("hashchange", () => location.hash.startsWith("#train/") || following.abort());
  return {
    open(id) {
      following.abort();
      overview.hidden = Boolean(id);
      detail.hidden = !id;
      if (id) {
        following = new AbortController();
        const place = element("div");
        detail.replaceChildren(element("p", {}, element("a", { href: "#train" }, "← All trainings")), place);
        openJob(place, id, following.signal);
      } else {
        list();
      }
    },
  };
}

function jobTable(jobs) {
  return table("Newest first", ["Model", "State", "Queued", "Version"], jobs.map((job) => row(
    element("a", { href: `#train/${job.id}` }, job.model),
    [badge(job.state), isFinal(job.state) ? "" : ` ${percent(job.percent / 100)}`],
    moment(job.createdAt),
    job.version ?? "–")));
}
