import { expect, test } from "vitest";
import { settle } from "../../desk/keeping/merge.ts";
import { eventually, newsroom, says, Tab, useDevice } from "./device.ts";

useDevice();

async function savedDraft(text = "One\nTwo\nThree"): Promise<[Tab, string]> {
  const tab = await Tab.open();
  const id = await tab.begin({ headline: "The river rises", body: says(text) });
  await tab.until(id, "saved");
  return [tab, id];
}

test("what a colleague changed elsewhere in the draft is merged by itself", async () => {
  const [tab, id] = await savedDraft();
  newsroom.colleagueSaves(id, { headline: "The river falls" });
  await tab.type(id, { body: says("One\nTwo\nThree\nFour") });
  await eventually(() => { expect(newsroom.drafts.get(id)?.version).toBe(3); });
  const draft = newsroom.drafts.get(id);
  expect([draft?.text.headline, draft?.text.body]).toEqual(["The river falls", says("One\nTwo\nThree\nFour")]);
  await tab.until(id, "saved");
  expect(tab.editor.get(id)).toEqual(draft?.text);
});

test("where both wrote the later one is shown both, and decides", async () => {
  const [tab, id] = await savedDraft();
  newsroom.colleagueSaves(id, { headline: "Ada's words" });
  await tab.type(id, { headline: "Ben's words" });
  const { collision } = await tab.until(id, "collision");
  expect(collision?.merged).toBeNull();
  expect(collision?.conflicts).toEqual([
    { field: "headline", base: "The river rises", mine: "Ben's words", theirs: "Ada's words" },
  ]);
  expect(newsroom.drafts.get(id)?.text.headline).toBe("Ada's words");
  await tab.keeping.decide(id, { ...(tab.one(id)?.text ?? never()), headline: "Both" });
  await tab.until(id, "saved");
  expect([newsroom.drafts.get(id)?.text.headline, newsroom.drafts.get(id)?.version]).toEqual(["Both", 3]);
});

test("nothing is published that its writer has not seen", async () => {
  const [tab, id] = await savedDraft();
  newsroom.colleagueSaves(id, { headline: "The river falls" });
  await tab.type(id, { body: says("One\nTwo\nThree\nFour") });
  await tab.keeping.act(id, { do: "publish" });
  const { collision } = await tab.until(id, "collision");
  expect(collision?.merged?.headline).toBe("The river falls");
  expect(newsroom.posts.size).toBe(0);
  expect(tab.outbox.waiting).toEqual([]);
  await tab.keeping.decide(id, collision?.merged ?? never());
  await tab.keeping.act(id, { do: "publish" });
  await tab.until(id, "published");
  expect(newsroom.posts.get(id)?.state.headline).toBe("The river falls");
  expect(newsroom.posts.get(id)?.state.body).toEqual(says("One\nTwo\nThree\nFour"));
});

test("two revisions of a post from the same one collide, and the later is decided on", async () => {
  const [tab, id] = await savedDraft();
  await tab.keeping.act(id, { do: "publish" });
  await tab.until(id, "published");
  const published = newsroom.revisions.get(id)?.[0] ?? never();
  const change = await tab.keeping.begin("flood", { post: id, began_from: 1, text: published });
  tab.editor.set(change.id, change.text);
  newsroom.colleagueRevises(id, { body: says("One\nTwo, corrected\nThree") });
  await tab.type(change.id, { headline: "A better headline" });
  await tab.keeping.act(change.id, { do: "publish" });
  const { collision } = await tab.until(change.id, "collision");
  expect(collision?.theirs.changed_by).toEqual({ name: "Ada" });
  expect(collision?.merged?.body).toEqual(says("One\nTwo, corrected\nThree"));
  await tab.keeping.decide(change.id, collision?.merged ?? never());
  await tab.keeping.act(change.id, { do: "publish" });
  await tab.until(change.id, "published");
  const state = newsroom.posts.get(id)?.state;
  expect([state?.headline, state?.body]).toEqual(["A better headline", says("One\nTwo, corrected\nThree")]);
});

test("a draft that a colleague published goes on as a change to the post", async () => {
  const [tab, id] = await savedDraft();
  const ada = await (await Tab.open("ada")).keeping.take("flood", newsroom.drafts.get(id) ?? never());
  expect(ada.text.headline).toBe("The river rises");
  const { text } = newsroom.drafts.get(id) ?? never();
  await fetch(`${newsroom.root}api/coverages/flood/posts`, {
    method: "POST",
    body: JSON.stringify({ id, ...text }),
  });
  await tab.type(id, { body: says("One\nTwo\nThree\nFour") });
  const { collision } = await tab.until(id, "collision");
  const next = await tab.keeping.decide(id, collision?.merged ?? never());
  expect([next.post, next.began_from, next.continues]).toEqual([id, 1, id]);
  await tab.keeping.act(next.id, { do: "publish" });
  await tab.until(next.id, "published");
  expect(newsroom.posts.size).toBe(1);
  expect(newsroom.posts.get(id)?.state.body).toEqual(says("One\nTwo\nThree\nFour"));
});

test("a draft that a colleague discarded is kept as another", async () => {
  const [tab, id] = await savedDraft();
  await fetch(`${newsroom.root}api/coverages/flood/drafts/${id}/discard`, { method: "POST" });
  await tab.type(id, { headline: "Not to be lost" });
  await tab.until(id, "collision");
  const next = await tab.keeping.decide(id, tab.one(id)?.text ?? never());
  await tab.until(next.id, "saved");
  expect(newsroom.drafts.get(next.id)?.text.headline).toBe("Not to be lost");
});

test("what the desk says of a draft is followed where nothing was written, and merged where something was", async () => {
  const [tab, id] = await savedDraft();
  await tab.keeping.hear(newsroom.colleagueSaves(id, { headline: "Ada was here" }));
  await eventually(() => { expect(tab.editor.get(id)?.headline).toBe("Ada was here"); });
  await tab.type(id, { body: says("One\nTwo\nThree\nFour") });
  await tab.keeping.hear(newsroom.colleagueSaves(id, { place: "Brae" }));
  await eventually(() => { expect(tab.editor.get(id)?.place).toBe("Brae"); });
  await tab.until(id, "saved");
  expect(newsroom.drafts.get(id)?.text).toEqual(tab.editor.get(id));
});

test("two tabs on one composition lose nothing of each other", async () => {
  const [one, id] = await savedDraft();
  const other = await Tab.open();
  await other.goOn(id);
  await one.type(id, { headline: "From the first" });
  await eventually(() => { expect(other.editor.get(id)?.headline).toBe("From the first"); });
  const both = [one.type(id, { place: "Brae" }), other.type(id, { body: says("One\nTwo\nThree\nFour") })];
  await Promise.all(both);
  await eventually(() => {
    for (const tab of [one, other]) {
      expect(tab.editor.get(id)).toMatchObject({ place: "Brae", body: says("One\nTwo\nThree\nFour") });
    }
  });
  await one.until(id, "saved");
});

test("two tabs that wrote in the same place collide as two people do", async () => {
  const [one, id] = await savedDraft();
  const other = await Tab.open();
  await other.goOn(id);
  await Promise.all([one.type(id, { headline: "First" }), other.type(id, { headline: "Second" })]);
  const { collision } = await one.until(id, "collision");
  expect(new Set([collision?.mine.headline, collision?.theirs.text.headline])).toEqual(
    new Set(["First", "Second"]),
  );
  const { base, mine, theirs } = collision ?? never();
  await one.keeping.decide(id, settle(base, mine, theirs.text, ["both"]));
  await one.until(id, "saved");
  expect(newsroom.drafts.get(id)?.text.headline).toMatch(/First.*Second|Second.*First/);
});

test("a change to a post that was withdrawn is made a new post", async () => {
  const [tab, id] = await savedDraft();
  await tab.keeping.act(id, { do: "publish" });
  await tab.until(id, "published");
  const published = newsroom.revisions.get(id)?.[0] ?? never();
  const change = await tab.keeping.begin("flood", { post: id, began_from: 1, text: published });
  tab.editor.set(change.id, change.text);
  await tab.type(change.id, { headline: "A better headline", correction: "It was wrong." });
  await eventually(() => { expect(newsroom.drafts.get(change.id)?.version).toBe(1); });
  const next = await tab.keeping.anew(change.id);
  expect([next.post, next.text.headline, next.text.correction]).toEqual([null, "A better headline", ""]);
  await tab.until(next.id, "saved");
  await eventually(() => { expect(newsroom.drafts.get(change.id)?.stage).toBe("discarded"); });
  expect((await tab.keeping.open("flood")).map((one) => one.id)).toEqual([next.id]);
});

function never(): never {
  throw new Error("It is missing.");
}
