import { expect } from "vitest";
import type { Change } from "../protocol/changes.ts";
import { testEach } from "./vectors.ts";

interface Received {
  event: string;
  data: string;
  id: string;
}

testEach<{ bytes: string; received: Received }>("sse", "events", ({ bytes, received }) => {
  expect(receive(bytes)).toEqual([received]);
});

testEach<{ bytes: string }>("sse", "comments", ({ bytes }) => {
  expect(receive(bytes)).toEqual([]);
});

testEach<{ bytes: string; change: Change }>("sse", "changes", ({ bytes, change }) => {
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
