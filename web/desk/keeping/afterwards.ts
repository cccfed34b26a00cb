/** Sending what waits when no tab is there to do it: the service worker's part. */

import { Carrier } from "./carrier.ts";
import { DeviceDatabase } from "./database.ts";
import { nextTime } from "./due.ts";
import { freeAll } from "./lines.ts";
import { everythingIn, officeOf, type Office } from "./office.ts";
import { Sender } from "./sender.ts";
import { otherTabs } from "./tabs.ts";
import { lastPerson, nameOf } from "./writer.ts";

const SOON_MS = 6_000; // what is due within it is waited for; a worker is given some minutes in all

/** Send everything that waits. Rejects when something is left, so that the browser wakes us again. */
export async function sendWhatWaits(root: string): Promise<void> {
  const person = await lastPerson(root);
  if (person === null) return;
  const name = nameOf(root, person);
  const database = await DeviceDatabase.open(name);
  const tabs = otherTabs(name, () => undefined);
  try {
    await database.change(freeAll); // the network is back
    const office = officeOf(database, root, person, tabs.tell);
    await sendAll(office);
  } finally {
    tabs.close();
    database.close();
  }
}

async function sendAll(office: Office): Promise<void> {
  const [sender, carrier] = [new Sender(office), new Carrier(office)];
  for (;;) {
    await Promise.all([sender.drain(), carrier.drain()]);
    const until = nextTime(await everythingIn(office.database));
    if (until === null) return;
    const wait = until - Date.now();
    if (wait > SOON_MS) throw new Error("The server cannot be reached yet.");
    await new Promise((resolve) => setTimeout(resolve, Math.max(0, wait)));
  }
}
