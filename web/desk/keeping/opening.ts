/** Opening what a person has on this device: everything is tried anew, and what nobody needs is forgotten. */

import { isTold } from "./compositions.ts";
import { DeviceDatabase, type Within } from "./database.ts";
import { Device } from "./device.ts";
import type { Keeping } from "./index.ts";
import { freeAll } from "./lines.ts";
import { shownIn } from "./pictures.ts";
import { enter, nameOf, writerNow } from "./writer.ts";

export interface Surroundings {
  /** The address of the site, with a slash at its end. */
  root: string;
  /** The username of whoever is signed in; without a network, of the `lastPerson`. */
  person: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** Open what this person has on this device, and send what waits. */
export async function openKeeping({ root, person }: Surroundings): Promise<Keeping> {
  await enter(root, person);
  const database = await DeviceDatabase.open(nameOf(root, person));
  await begin(database, person);
  void persisted();
  return new Device(database, root, person);
}

/** Ask the browser not to clear this away when the disk is full. */
async function persisted(): Promise<void> {
  const storage = (globalThis.navigator as Partial<Navigator> | undefined)?.storage;
  await (storage as Partial<StorageManager> | undefined)?.persist?.();
}

/** Try everything anew, in the name of whoever is here; and forget what nobody needs any more. */
async function begin(database: DeviceDatabase, person: string): Promise<void> {
  const longAgo = Date.now() - DAY_MS;
  const writer = await writerNow(person);
  await database.change(async (within) => {
    const known = await within.get("writers", person);
    within.put("writers", { ...writer, token: writer.token || (known?.token ?? "") });
    await freeAll(within);
    const outbox = await within.all("outbox");
    for (const kept of await within.all("compositions")) {
      const isOver = kept.published ? kept.published.at < longAgo : isTold(kept) && kept.changed_at < longAgo;
      if (isOver && !outbox.some(({ id }) => id === kept.id)) within.remove("compositions", kept.id);
    }
    await forgetUnshown(within, longAgo);
  });
}

/** Pictures that were taken out of their texts again. */
async function forgetUnshown(within: Within, longAgo: number): Promise<void> {
  const texts = [...(await within.all("compositions")), ...(await within.all("outbox"))];
  const shared = (await within.all("shared")).flatMap(({ pictures }) => pictures);
  const shown = new Set([...texts.flatMap(({ text }) => [...shownIn(text)]), ...shared]);
  for (const { asset, kept_at } of await within.all("pictures")) {
    if (shown.has(asset) || kept_at > longAgo) continue;
    within.remove("pictures", asset);
    within.remove("files", asset);
  }
}
