import { expect, test } from "vitest";
import type { Change } from "../protocol/changes.ts";
import { vectors } from "./vectors.ts";

interface Received {
  event: string;
  data: string;
  id: string;
}

interface Comment {
  bytes: string;
}

interface Event extends Comment {
  received: Received;
}

interface ChangeEvent extends Comment {
  change: Change;
}

test.each(vectors("sse", "events") as Event[])("events: $name", ({ bytes, received }) => {
  expect(receive(bytes)).toEqual([received]);
});

test.each(vectors("sse", "comments") as Comment[])("comments: $name", ({ bytes }) => {
  expect(receive(bytes)).toEqual([]);
});

test.each(vectors("sse", "changes") as ChangeEvent[])("changes: $name", ({ bytes, change }) => {
  const [{ event, data, id } = { event: "", data: "", id: "" }] = receive(bytes);
  expect([event, id]).toEqual(["change", String(change.seq)]);
  expect(JSON.parse(data)).toEqual(change);
});

/** What a client makes of an event stream, by the letter of the HTML standard (9.2.6). */
function receive(stream: string): Received[] {
  const received: Received[] = [];
  let [event, data, id] = ["", "", ""];
  for (const line of stream.split(/\r\n|\n|\r/)) {
    const [field = "", value = ""] = split(line);
    if (line === "") {
      if (data) received.push({ event: event || "message", data: data.slice(0, -1), id });
      [event, data] = ["", ""];
    } else if (field === "event") event = value;
    else if (field === "data") data += `${value}\n`;
    else if (field === "id" && !value.includes("\0")) id = value;
  }
  return received;
}

/** A line's field and value. A comment has the empty field. */
function split(line: string): string[] {
  const colon = line.indexOf(":");
  if (colon < 0) return [line, ""];
  return [line.slice(0, colon), line.slice(colon + 1).replace(/^ /, "")];
}
