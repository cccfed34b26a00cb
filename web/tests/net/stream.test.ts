import { EventSource } from "eventsource";
import type { ServerResponse } from "node:http";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { PostState } from "../../protocol/changes.ts";
import { emptyText } from "../../desk/keeping/texts.ts";
import { Api } from "../../desk/net/api.ts";
import type { DeskState } from "../../desk/net/floor.ts";
import { followDesk, type Desk } from "../../desk/net/stream.ts";
import type { Draft, Post } from "../../desk/types.ts";
import { TestServer } from "./server.ts";

let server: TestServer;
let desk: Desk;
let state: DeskState;
let streams: { path: string; response: ServerResponse }[];
let isSignedIn: boolean;
let isAllowed: boolean;

const posts: Post[] = [post("c", 3), post("b", 2), post("a", 1)];
const drafts: Draft[] = [draft("x", 4)];
let open: Draft[];

beforeEach(async () => {
  vi.stubGlobal("EventSource", EventSource);
  streams = [];
  isSignedIn = true;
  isAllowed = true;
  open = drafts;
  server = await new TestServer().start();
  server.answer = answer;
});

afterEach(async () => {
  desk.close();
  await server.stop();
  vi.unstubAllGlobals();
});

function answer({ path }: { path: string }, response: ServerResponse): void {
  const said = (value: unknown): void => void response.writeHead(200).end(JSON.stringify(value));
  if (!isSignedIn) response.writeHead(401).end("{}");
  else if (!isAllowed) response.writeHead(403).end("{}");
  else if (path.includes("/desk/stream/")) {
    response.writeHead(200, { "content-type": "text/event-stream" }).write(": here\n\n");
    streams.push({ path, response });
  } else if (path.endsWith("/drafts")) said(open);
  else if (path.includes("below=1")) said([post("0", 0)]);
  else if (path.includes("/posts")) said(posts);
  else said({ slug: "flood", headline: "The river rises", seq: 10, desk: 3, verbs: ["draft"] });
}

async function follow(): Promise<void> {
  desk = followDesk(new Api({ root: server.root, token: () => "" }), "flood");
  desk.subscribe((now) => (state = now));
  await until(() => { expect(state.connection).toBe("live"); });
}

function tell(event: string, data: unknown, id = ""): void {
  const head = id && `id: ${id}\n`;
  streams.at(-1)?.response.write(`${head}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
}

function change(seq: number, kind: string, subject: string, state: unknown): void {
  tell("change", { seq, kind, subject, state, at: "", state_digest: "", digest: "" }, `${seq}.4`);
}

test("a picture first, and then what happens after it", async () => {
  await follow();
  expect(ids()).toEqual(["c", "b", "a"]);
  expect(state.drafts.map(({ id }) => id)).toEqual(["x"]);
  expect(streams.map(({ path }) => path)).toEqual(["/news/desk/stream/flood?after=10.4"]);
  change(11, "post", "d", post("d", 4).state);
  tell("draft", draft("y", 5), "11.5");
  tell("presence", [{ username: "ada", name: "Ada", subject: "y", writing: true }]);
  tell("readers", { now: 7 });
  await until(() => { expect(state.readers).toBe(7); });
  expect(ids()).toEqual(["d", "c", "b", "a"]);
  expect(state.drafts.map(({ id }) => id)).toEqual(["x", "y"]);
  expect(state.present.map(({ username }) => username)).toEqual(["ada"]);
});

test("with no draft open it begins where the desk stands", async () => {
  open = [];
  await follow();
  expect(streams.map(({ path }) => path)).toEqual(["/news/desk/stream/flood?after=10.3"]);
});

test("what this person may do follows", async () => {
  await follow();
  tell("may", { verbs: ["draft", "publish"], reporters_publish: true });
  await until(() => { expect(state.coverage?.verbs).toEqual(["draft", "publish"]); });
  expect(state.coverage?.headline).toBe("The river rises");
});

test("pinned posts come first, withdrawn ones go, and drafts that are closed too", async () => {
  await follow();
  change(11, "post", "a", { ...post("a", 1).state, pinned: true });
  change(12, "withdraw", "c", { withdrawn_at: "", position: 3 });
  tell("draft", { ...draft("x", 6), stage: "published" }, "12.6");
  await until(() => { expect(state.drafts).toEqual([]); });
  expect(ids()).toEqual(["a", "b"]);
});

test("the head of the page follows", async () => {
  await follow();
  change(11, "coverage", "f", { headline: "The river falls" });
  await until(() => { expect(state.coverage?.headline).toBe("The river falls"); });
});

test("a stream that was cut goes on where it was", async () => {
  await follow();
  change(11, "post", "d", post("d", 4).state);
  tell("draft", draft("y", 9), "11.9");
  await until(() => { expect(state.drafts).toHaveLength(2); });
  streams.at(-1)?.response.destroy();
  await until(() => { expect(streams).toHaveLength(2); });
  expect(streams[1]?.path).toMatch(/after=11\.9$/);
  await until(() => { expect(state.connection).toBe("live"); });
});

test("a server that was away and is back is found again", async () => {
  await follow();
  const { port } = server;
  await server.stop();
  await until(() => { expect(state.connection).toBe("broken"); });
  await server.start(port);
  desk.wake();
  await until(() => { expect(state.connection).toBe("live"); });
});

test("changes that come out of turn wait for the ones before them", async () => {
  await follow();
  change(12, "post", "e", post("e", 5).state);
  change(11, "post", "d", post("d", 4).state);
  await until(() => { expect(ids()).toEqual(["e", "d", "c", "b", "a"]); });
});

test("one that never comes is asked for again", async () => {
  await follow();
  change(12, "post", "e", post("e", 5).state);
  tell("presence", []);
  await until(() => { expect(streams).toHaveLength(2); });
  expect(streams[1]?.path).toMatch(/after=10\.4$/);
});

test("who is signed out is told so, and comes back when signed in", async () => {
  await follow();
  isSignedIn = false;
  tell("signed-out", null);
  await until(() => { expect(state.connection).toBe("signed out"); });
  isSignedIn = true;
  desk.wake();
  await until(() => { expect(state.connection).toBe("live"); });
});

test("whose role was taken is told that, and comes back when it is given again", async () => {
  await follow();
  isAllowed = false;
  tell("signed-out", null);
  await until(() => { expect(state.connection).toBe("not allowed"); });
  isAllowed = true;
  desk.wake();
  await until(() => { expect(state.connection).toBe("live"); });
});

test("a post as an answer had it is seen at once, with its revision", async () => {
  await follow();
  desk.took({ ...post("b", 2), revision: 5 });
  expect(state.posts.find(({ id }) => id === "b")?.revision).toBe(5);
});

function ids(): string[] {
  return state.posts.map(({ id }) => id);
}

function until(look: () => void): Promise<void> {
  return vi.waitFor(look, { timeout: 5_000, interval: 10 });
}

function post(id: string, position: number): Post {
  const state = { headline: id, position, pinned: false, bylines: [], tags: [] };
  return { id, revision: 1, author: "ben", withdrawn: false, state: state as unknown as PostState };
}

function draft(id: string, place: number): Draft {
  const ben = { username: "ben", name: "Ben" };
  return {
    id, post: null, began_from: null, stage: "draft", text: emptyText(), version: 1, note: "",
    publish_at: null, place_on_desk: place, author: ben, changed_by: ben, changed_at: "",
  };
}
