// Follows a job: its events as they come, taken up again where the stream broke off.
import { send } from "../http/client.js";
import { readEvents } from "../http/events.js";

const AGAIN = 3000;

/**
 * Follows a job to its end or until the signal.
 * @param told is called with each event, from the job's first on
 */
export async function follow(id, told, signal) {
  let last = "";
  while (!signal.aborted) {
    try {
      const response = await send(`train-jobs/${id}/events`, { signal, headers: { Accept: "text/event-stream", ...(last && { "Last-Event-ID": last }) } });
      await readEvents(response, (event) => {
        last = event.id ?? last;
        if (!signal.aborted) {
          told(event);
        }
      });
      // the service ends the stream with the job
      return;
    } catch (failure) {
      if (signal.aborted) {
        return;
      }
      if (failure.status >= 400 && failure.status < 500) {
        throw failure;
      }
      await new Promise((resolve) => setTimeout(resolve, AGAIN));
    }
  }
}
