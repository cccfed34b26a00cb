/**
 * Who writes on this device. What they wrote is sent in their name or not at all.
 *
 * The proof that a request comes from the site's own page (CSRF) changes whenever somebody signs in. So
 * the one that was there when this person opened the desk goes with all that they wrote, and their name:
 * if somebody else has signed in meanwhile the server turns it away.
 */

import { Api } from "../net/api.ts";
import { csrfToken } from "../net/csrf.ts";
import { SomebodyElse } from "../net/errors.ts";
import { DeviceDatabase, type Writer } from "./database.ts";

/** The name of somebody's database. Two sites may live under different paths of one origin. */
export function nameOf(root: string, username: string): string {
  return `${siteOf(root)} ${username}`;
}

export async function writerNow(username: string): Promise<Writer> {
  return { username, token: await csrfToken(), seen_at: new Date().toISOString() };
}

/** `username` is at the desk of this site now. */
export async function enter(root: string, username: string): Promise<void> {
  const writer = await writerNow(username);
  await inSite(root, (site) =>
    site.change((within) => {
      within.put("writers", writer);
      return Promise.resolve();
    }),
  );
}

/** Who was at the desk last: they may go on writing without a network. Null when nobody was. */
export async function lastPerson(root: string): Promise<string | null> {
  const writers = await inSite(root, (site) => site.read((within) => within.all("writers")));
  return writers.sort((one, other) => (one.seen_at < other.seen_at ? 1 : -1))[0]?.username ?? null;
}

async function inSite<Answer>(
  root: string,
  work: (site: DeviceDatabase) => Promise<Answer>,
): Promise<Answer> {
  const site = await DeviceDatabase.open(siteOf(root));
  try {
    return await work(site);
  } finally {
    site.close();
  }
}

function siteOf(root: string): string {
  return `dateline ${new URL(root).pathname}`;
}

export function apiOf(root: string, database: DeviceDatabase, username: string): Api {
  const token = async (): Promise<string> => {
    const writer = await database.read((within) => within.get("writers", username));
    return writer?.token ?? "";
  };
  return new Api({ root, token, person: username });
}

/** True when it is still this person, with a new proof; SignedOut when it is somebody else, or nobody. */
export async function renew(api: Api, database: DeviceDatabase, username: string): Promise<boolean> {
  const them = (await api.me()).username;
  if (them !== username) throw new SomebodyElse(them, username);
  const token = await csrfToken();
  return database.change(async (within) => {
    const writer = await within.get("writers", username);
    if (!writer || !token || writer.token === token) return false;
    within.put("writers", { ...writer, token });
    return true;
  });
}
