// Asks for a translation: sentence by sentence where the service offers it, else at once.
import { post, send } from "../http/client.js";
import { readEvents } from "../http/events.js";
import { Problem } from "../http/problem.js";

/**
 * Translates a text.
 * @param told is called with each piece of the translation as it is done
 * @return the whole answer
 */
export async function translate(request, told, signal) {
  if (request.format === "html") {
    // markup is put together at the end only
    return post("translate", request, { signal });
  }
  const response = await send("translate", { method: "POST", json: request, signal, headers: { Accept: "text/event-stream" } });
  let answer;
  await readEvents(response, ({ type, data }) => {
    if (type === "piece") {
      told(data.text);
    } else if (type === "end") {
      answer = data;
    } else if (type === "error") {
      throw new Problem(data.status, data);
    }
  });
  if (!answer) {
    throw Problem.unreachable();
  }
  return answer;
}
