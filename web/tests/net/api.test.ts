import { afterEach, beforeEach, expect, test } from "vitest";
import { emptyText } from "../../desk/keeping/texts.ts";
import { Api } from "../../desk/net/api.ts";
import { Away, Collided, NotAllowed, Refused, SignedOut } from "../../desk/net/errors.ts";
import { TestServer } from "./server.ts";

let server: TestServer;
let api: Api;

beforeEach(async () => {
  server = await new TestServer().start();
  api = new Api({ root: server.root, token: () => "proof", patience: 300 });
});

afterEach(() => server.stop());

test("a verb is a POST below the site's root, with the proof that it comes from its page", async () => {
  server.says(200, { id: "a" });
  expect(await api.movePost("flood", "a", { above: "b" })).toEqual({ id: "a" });
  const [asked] = server.asked;
  expect([asked?.method, asked?.path]).toEqual(["POST", "/news/api/coverages/flood/posts/a/move"]);
  expect(asked?.headers["x-csrftoken"]).toBe("proof");
  expect(JSON.parse(asked?.body ?? "")).toEqual({ above: "b" });
});

test("a draft is kept with its version, and a post published with its draft's", async () => {
  await api.saveDraft("flood", "a", { version: 3, text: emptyText() });
  await api.publishPost("flood", "a", emptyText(), 4);
  expect(server.asked.map(({ body }) => (JSON.parse(body) as { version: number }).version)).toEqual([3, 4]);
});

test("what is asked for is found by its words, whatever they are", async () => {
  server.says(200, []);
  await api.posts("flood", { below: 7 });
  await api.picture("ab");
  expect(server.asked.map(({ path }) => path)).toEqual([
    "/news/api/coverages/flood/posts?limit=50&below=7",
    "/news/api/pictures/ab",
  ]);
});

test("a picture is sent as it is", async () => {
  await api.uploadPicture(new Blob(["bytes"], { type: "image/png" }));
  const [asked] = server.asked;
  expect([asked?.headers["content-type"], asked?.body]).toEqual(["image/png", "bytes"]);
});

test.for([
  [401, {}, SignedOut, "You are signed out; sign in again, and what waits here is sent."],
  [403, { detail: "You may not." }, NotAllowed, "You may not."],
  [404, { detail: "There is none." }, Refused, "There is none."],
  [409, { detail: "It has ended." }, Refused, "It has ended."],
  [409, { detail: "Ada changed it.", current: { id: "a" } }, Collided, "Ada changed it."],
  [422, { detail: "It is empty." }, Refused, "It is empty."],
] as const)("an answer of %i is an error with a sentence", async ([status, problem, kind, sentence]) => {
  server.says(status, problem);
  const error: unknown = await api.pinPost("flood", "a").catch((error: unknown) => error);
  expect(error).toBeInstanceOf(kind);
  expect((error as Error).message).toBe(sentence);
});

test.for(["no answer", "half an answer", "silence", "503", "a portal's page", "a proxy's 403"])(
  "nothing is known of what became of it: %s",
  async (what) => {
    server.answer = (_, response, request) => {
      if (what === "no answer") request.socket.destroy();
      else if (what === "half an answer") {
        response.writeHead(200, { "content-length": 10 });
        response.write("{", () => request.socket.destroy());
      } else if (what === "503") response.writeHead(503).end();
      else if (what === "a portal's page") response.writeHead(200).end("<html>Buy an hour</html>");
      else if (what === "a proxy's 403") response.writeHead(403).end("<html>No</html>");
    };
    await expect(api.pinPost("flood", "a")).rejects.toBeInstanceOf(Away);
  },
);
