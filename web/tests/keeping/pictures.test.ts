import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { keepShared } from "../../desk/keeping/sharing.ts";
import { eventually, newsroom, restartBrowser, says, Tab, useDevice } from "./device.ts";

useDevice();

const FILE = new Blob([Buffer.alloc(150_000, "a picture ")], { type: "image/jpeg" });

function showing(asset: string, caption = ""): ReturnType<typeof says> {
  const attrs = { asset, caption, credit: "", source: "", alt: "A pier." };
  return { type: "doc", content: [...says("Look.").content, { type: "image", attrs }] };
}

/** Ben gives a picture, and writes it into a post. */
async function withPicture(tab: Tab, file = FILE): Promise<{ id: string; asset: string }> {
  const { asset } = await tab.keeping.keepPicture(file);
  return { id: await tab.begin({ body: showing(asset) }), asset };
}

test("a picture is called by the SHA-256 of its bytes", async () => {
  const tab = await Tab.open();
  const { asset } = await tab.keeping.keepPicture(FILE);
  expect(asset).toBe(createHash("sha256").update(Buffer.from(await FILE.arrayBuffer())).digest("hex"));
});

test("a picture that was given without a network outlives the browser, and its post waits for it", async () => {
  newsroom.faults = Array<"busy">(1000).fill("busy");
  const { id, asset } = await withPicture(await Tab.open());
  const tab = await restartBrowser();
  await tab.keeping.act(id, { do: "publish" });
  await tab.until(id, "waiting for the network");
  expect((await tab.keeping.fileOf(asset))?.size).toBe(FILE.size);
  newsroom.faults = [];
  tab.keeping.retry();
  await tab.until(id, "published");
  expect(newsroom.pictures.get(asset)?.length).toBe(FILE.size);
  expect(newsroom.heard.indexOf("POST posts")).toBeGreaterThan(newsroom.heard.lastIndexOf("POST pieces"));
  expect(await tab.keeping.fileOf(asset)).toBeNull();
});

test.for(["request lost", "answer lost", "answer cut", "busy"] as const)(
  "what has arrived of a picture is not sent again: %s",
  async (fault) => {
    newsroom.faults = [fault];
    const tab = await Tab.open();
    const { asset } = await tab.keeping.keepPicture(FILE);
    await tab.begin({ body: showing(asset) });
    await eventually(() => {
      expect(newsroom.pictures.get(asset)?.length).toBe(FILE.size);
      expect(tab.outbox.pictures).toEqual([]);
    });
    expect(newsroom.pictures.get(asset)).toEqual(Buffer.from(await FILE.arrayBuffer()));
  },
);

test("words without a picture do not wait behind one", async () => {
  const tab = await Tab.open();
  newsroom.holds = true;
  const { id } = await withPicture(tab);
  await tab.keeping.act(id, { do: "publish" });
  await tab.until(id, "waiting for the network");
  const words = await tab.begin({ headline: "The pier is closed" });
  await tab.keeping.act(words, { do: "publish" });
  await tab.until(words, "published");
  expect(newsroom.posts.has(id)).toBe(false);
  newsroom.holds = false;
  tab.keeping.retry();
  await tab.until(id, "published");
});

test("what a picture says of itself is in the post, where its writer said nothing", async () => {
  const tab = await Tab.open();
  const { id } = await withPicture(tab);
  await tab.keeping.act(id, { do: "publish" });
  await tab.until(id, "published");
  const body = newsroom.posts.get(id)?.state.body as ReturnType<typeof says>;
  const [, image] = body.content as { attrs: Record<string, string> }[];
  expect([image?.attrs["caption"], image?.attrs["alt"]]).toEqual(["The pier", "A pier."]);
});

test("a picture that the server does not take stops its post, which says why", async () => {
  const tab = await Tab.open();
  const { id } = await withPicture(tab, new Blob(["no picture"]));
  await tab.keeping.act(id, { do: "publish" });
  expect((await tab.until(id, "refused")).refusal).toBe("This is no picture.");
  await tab.type(id, { body: says("Without it.") });
  await tab.keeping.act(id, { do: "publish" });
  await tab.until(id, "published");
});

test("what another app shares is on the device, and is begun as a post once", async () => {
  await Tab.open();
  const form = new FormData();
  form.set("title", "The pier");
  form.set("text", "Look at this.\nhttps://example.org/pier");
  form.append("pictures", new File([FILE], "pier.jpg", { type: "image/jpeg" }));
  await keepShared(newsroom.root, form);
  const tab = await restartBrowser();
  const [shared] = await tab.keeping.shared();
  const { text } = await tab.keeping.takeShared(shared?.id ?? "", "flood", ["Ben"]);
  expect([text.headline, text.bylines]).toEqual(["The pier", ["Ben"]]);
  expect((text.body.content as { type: string }[]).map(({ type }) => type)).toEqual(["paragraph", "paragraph", "image"]);
  expect(await tab.keeping.shared()).toEqual([]);
  await eventually(() => {
    expect(newsroom.pictures.size).toBe(1);
  });
});

test("where nobody has been at the desk, nothing of what is shared is kept", async () => {
  await expect(keepShared(newsroom.root, new FormData())).rejects.toThrow("Nobody has been at this desk");
});
