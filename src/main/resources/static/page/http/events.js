// Reads server-sent events from an answer of fetch: EventSource can neither send a body nor a key.

/**
 * Calls a function with each event, { type, data, id }, to the end of the stream.
 */
export async function readEvents(response, take) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = "";
  for (;;) {
    const { value, done } = await reader.read();
    if (done) {
      return;
    }
    const blocks = (text + value).split(/\r?\n\r?\n/);
    text = blocks.pop();
    for (const block of blocks) {
      const event = parse(block);
      if (event) {
        take(event);
      }
    }
  }
}

function parse(block) {
  const event = { type: "message", data: "", id: undefined };
  const data = [];
  for (const line of block.split(/\r?\n/)) {
    const [, name, value] = /^([a-z]*):? ?(.*)$/.exec(line) ?? [];
    if (name === "event") {
      event.type = value;
    } else if (name === "id") {
      event.id = value;
    } else if (name === "data") {
      data.push(value);
    }
  }
  if (data.length === 0) {
    return null;
  }
  event.data = JSON.parse(data.join("\n"));
  return event;
}
