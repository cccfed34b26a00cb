import { expect, test } from "vitest";
import { emptyText } from "../../desk/keeping/texts.ts";
import { eventually, newsroom, restartBrowser, says, Tab, useDevice } from "./device.ts";

useDevice();

test("what is written is on the device before the server hears of it, and is there after a restart", async () => {
  newsroom.faults = Array<"busy">(100).fill("busy");
  const id = await (await Tab.open()).begin({ headline: "The ferry is late" });
  const tab = await restartBrowser();
  const [found] = await tab.keeping.open("flood");
  expect([found?.id, found?.text.headline]).toEqual([id, "The ferry is late"]);
  expect(newsroom.drafts.size).toBe(0);
});

test("after a pause in typing the server has it as a draft", async () => {
  const tab = await Tab.open();
  const id = await tab.begin();
  expect((await tab.until(id, "empty")).version).toBe(0);
  for (const headline of ["T", "Th", "The", "The f"]) void tab.type(id, { headline });
  await tab.until(id, "saved");
  expect(newsroom.drafts.get(id)?.text.headline).toBe("The f");
  expect(newsroom.heard).toEqual(["PUT drafts"]);
});

test("a post that was published leaves the composer when the server has confirmed it", async () => {
  const tab = await Tab.open();
  const id = await tab.begin({ headline: "The ferry is late" });
  newsroom.faults = ["request lost", "busy"];
  await tab.keeping.act(id, { do: "publish" });
  await tab.until(id, "waiting for the network");
  expect(tab.outbox.waiting).toHaveLength(1);
  expect(await tab.keeping.open("flood")).toHaveLength(1);
  await tab.until(id, "published");
  expect(newsroom.posts.get(id)?.state.headline).toBe("The ferry is late");
  expect(await tab.keeping.open("flood")).toEqual([]);
});

test.for(["request lost", "answer lost", "answer cut", "busy"] as const)(
  "nothing is there twice, and nothing is lost: %s",
  async (fault) => {
    const tab = await Tab.open();
    newsroom.faults = [fault, fault];
    const id = await tab.begin({ headline: "One" });
    await tab.until(id, "saved");
    await tab.type(id, { headline: "One two" });
    newsroom.faults = [fault, fault, fault];
    await tab.keeping.act(id, { do: "publish" });
    await tab.until(id, "published");
    expect([...newsroom.posts.values()].map(({ state }) => state.headline)).toEqual(["One two"]);
    expect(newsroom.drafts.get(id)?.stage).toBe("published");
  },
);

test("what was typed while an answer was lost is no collision with oneself", async () => {
  const tab = await Tab.open();
  newsroom.faults = ["answer lost"];
  const id = await tab.begin({ body: says("One") });
  await eventually(() => { expect(newsroom.drafts.get(id)?.version).toBe(1); });
  await tab.type(id, { body: says("One\nTwo") });
  await tab.until(id, "saved");
  expect(newsroom.drafts.get(id)?.text.body).toEqual(says("One\nTwo"));
  expect(tab.one(id)?.collision).toBeNull();
});

test("acts wait in order, over a restart of the browser", async () => {
  newsroom.faults = Array<"busy">(4).fill("busy");
  const tab = await Tab.open();
  const first = await tab.begin({ headline: "First" });
  const second = await tab.begin({ headline: "Second" });
  await tab.keeping.act(first, { do: "publish" });
  await tab.keeping.act(second, { do: "publish" });
  const again = await restartBrowser();
  await again.until(second, "published");
  expect([...newsroom.posts.keys()]).toEqual([first, second]);
});

test("one that is refused comes back with the sentence, and those behind it go on", async () => {
  const tab = await Tab.open();
  const refused = await tab.begin({ headline: "Refused" });
  const fine = await tab.begin({ headline: "Fine" });
  await tab.keeping.act(refused, { do: "submit", note: "refuse this" });
  await tab.keeping.act(fine, { do: "submit", note: "" });
  const back = await tab.until(refused, "refused");
  expect(back.refusal).toBe("The note says to refuse it; write another.");
  expect(back.text.headline).toBe("Refused");
  await eventually(() => { expect(tab.one(fine)?.stage).toBe("submitted"); });
  await tab.type(refused, { headline: "Better" });
  await tab.keeping.act(refused, { do: "submit", note: "now" });
  await eventually(() => { expect(newsroom.drafts.get(refused)?.text.headline).toBe("Better"); });
});

test("whoever may not publish keeps the text", async () => {
  const tab = await Tab.open();
  const id = await tab.begin({ headline: "Mine" });
  newsroom.faults = ["forbidden"];
  await tab.keeping.act(id, { do: "publish" });
  expect((await tab.until(id, "refused")).refusal).toBe("You may not publish here.");
  expect(tab.one(id)?.text.headline).toBe("Mine");
});

test("whoever is signed out is told so, and sends it when signed in again", async () => {
  const tab = await Tab.open();
  const id = await tab.begin({ headline: "Mine" });
  newsroom.faults = Array<"signed out">(50).fill("signed out");
  await tab.keeping.act(id, { do: "publish" });
  await eventually(() => { expect(tab.outbox.signed_out).toMatch(/sign in again/); });
  await tab.until(id, "waiting for the network");
  newsroom.faults = [];
  tab.keeping.retry();
  await tab.until(id, "published");
  expect(tab.outbox.signed_out).toBeNull();
});

test("nothing of Ben's is sent in Ada's name", async () => {
  newsroom.faults = ["busy"];
  const tab = await Tab.open("ben");
  const id = await tab.begin({ headline: "Ben's" });
  await tab.keeping.act(id, { do: "publish" });
  await tab.until(id, "waiting for the network");
  const other = await restartBrowser("ada");
  newsroom.person = "ada";
  expect(await other.keeping.open("flood")).toEqual([]);
  const adas = await other.begin({ headline: "Ada's" });
  await other.until(adas, "saved");
  expect(newsroom.posts.size).toBe(0);
  newsroom.person = "ben";
  await (await restartBrowser("ben")).until(id, "published");
});

test("what is typed after publish goes on as a change to the post", async () => {
  const tab = await Tab.open();
  const id = await tab.begin({ headline: "As filed", body: says("One") });
  newsroom.faults = ["busy"];
  await tab.keeping.act(id, { do: "publish" });
  await tab.type(id, { body: says("One\nAnd more") });
  await tab.until(id, "published");
  const next = await eventually(() => {
    const found = tab.all.find(({ continues }) => continues === id);
    expect(found).toBeDefined();
    return found;
  });
  expect([next?.post, next?.began_from]).toEqual([id, 1]);
  expect(next?.text.body).toEqual(says("One\nAnd more"));
  expect(newsroom.posts.get(id)?.state.body).toEqual(says("One"));
  await tab.type(id, { body: says("One\nAnd more, from an editor that has not noticed") });
  await eventually(() => {
    const found = tab.all.find(({ continues }) => continues === id);
    expect(found?.text.body).toEqual(says("One\nAnd more, from an editor that has not noticed"));
  });
});

test("an act that was not sent yet can be taken back", async () => {
  const tab = await Tab.open();
  newsroom.faults = Array<"busy">(20).fill("busy");
  const first = await tab.begin({ headline: "First" });
  await tab.keeping.act(first, { do: "publish" });
  await tab.until(first, "waiting for the network");
  const id = await tab.begin({ headline: "Second" });
  await tab.keeping.act(id, { do: "publish" });
  expect(await tab.keeping.recall(id)).toBe(true);
  expect(await tab.keeping.recall(first)).toBe(false);
  newsroom.faults = [];
  tab.keeping.retry();
  await tab.until(first, "published");
  await tab.until(id, "saved");
  expect([...newsroom.posts.keys()]).toEqual([first]);
});

test("what is discarded is kept by the server first", async () => {
  const tab = await Tab.open();
  const id = await tab.begin({ headline: "Not today" });
  await tab.keeping.act(id, { do: "discard" });
  await eventually(() => { expect(tab.one(id)).toBeUndefined(); });
  const draft = newsroom.drafts.get(id);
  expect([draft?.stage, draft?.text.headline]).toEqual(["discarded", "Not today"]);
});

test("one that the server has can be let go of, and one that it has not cannot", async () => {
  const tab = await Tab.open();
  newsroom.faults = ["busy"];
  const id = await tab.begin({ headline: "Mine" });
  expect(await tab.keeping.leave(id)).toBe(false);
  await tab.until(id, "saved");
  expect(await tab.keeping.leave(id)).toBe(true);
  expect(await tab.keeping.open("flood")).toEqual([]);
  const empty = await tab.keeping.begin("flood", { text: emptyText() });
  expect(await tab.keeping.leave(empty.id)).toBe(true);
});
