/** What whoever tells the server something works with. */

import type { Api } from "../net/api.ts";
import { NotAllowed } from "../net/errors.ts";
import type { Id } from "../types.ts";
import type { DeviceDatabase } from "./database.ts";
import type { Everything } from "./due.ts";
import { apiOf, nameOf, renew } from "./writer.ts";

/** What is being told to the server just now. */
export interface Busy {
  id: Id;
  with: "saving" | "sending";
}

export interface Office {
  database: DeviceDatabase;
  api: Api;
  /** The name under which one works alone. */
  lock: string;
  /** A request of somebody who may not: is it still the same person, with a new proof? */
  renew: () => Promise<boolean>;
  changed: (busy: Busy | null) => void;
}

/** For whoever sends what this person wrote. `changed` is told what they are at, and when it is over. */
export function officeOf(
  database: DeviceDatabase,
  root: string,
  person: string,
  changed: (busy: Busy | null) => void,
): Office {
  const api = apiOf(root, database, person);
  return {
    database,
    api,
    lock: nameOf(root, person),
    renew: () => renew(api, database, person),
    changed,
  };
}

/** Ask, and once more if only the proof of who asks was old. */
export async function renewing<Answer>(
  renewProof: Office["renew"],
  ask: () => Promise<Answer>,
): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof NotAllowed && (await renewProof())) return ask();
    throw error;
  }
}

/** All that there is on this device. */
export function everythingIn(database: DeviceDatabase): Promise<Everything> {
  return database.read(async (within) => ({
    compositions: await within.all("compositions"),
    outbox: await within.all("outbox"),
    lines: await within.all("lines"),
    pictures: await within.all("pictures"),
  }));
}
