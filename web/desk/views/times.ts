/** Times on the desk: in the story's zone, as its page has them, and without the day while it is today. */

const MINUTE = 60_000;

/** `4:44 p.m.`, or `4:44 p.m., January 21` on another day. */
export function clock(moment: string | number, zone: string): string {
  const at = new Date(moment);
  const time = said(at, zone, { hour: "numeric", minute: "2-digit" });
  return isToday(at, zone) ? time : `${time}, ${day(at, zone)}`;
}

export function day(at: Date, zone: string): string {
  const thisYear = said(at, zone, { year: "numeric" }) === said(new Date(), zone, { year: "numeric" });
  return said(at, zone, { month: "long", day: "numeric", ...(!thisYear && { year: "numeric" }) });
}

/** How long ago, short; a day later it is the time itself. */
export function ago(moment: string | number, now: number, zone: string): string {
  const minutes = Math.floor((now - new Date(moment).getTime()) / MINUTE);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ago`;
  return clock(moment, zone);
}

/** What `<input type="datetime-local">` takes for a moment, read in a zone. */
export function localIn(moment: Date, zone: string): string {
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone: safe(zone),
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  }).formatToParts(moment);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}`;
}

/** The moment that a clock in the zone shows as this; null for what is no time. */
export function momentIn(local: string, zone: string): string | null {
  const wanted = Date.parse(`${local}Z`);
  if (Number.isNaN(wanted)) return null;
  // Off by the zone's offset at most, and a second step lands right beside a change of the clocks.
  let guess = wanted;
  for (let step = 0; step < 2; step += 1) guess = wanted - ahead(guess, zone);
  return new Date(guess).toISOString();
}

/** By how much the zone's clock is ahead of UTC's at a moment, in whole minutes. */
function ahead(moment: number, zone: string): number {
  return Date.parse(`${localIn(new Date(moment), zone)}Z`) - Math.floor(moment / MINUTE) * MINUTE;
}

export function safe(zone: string): string {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return zone;
  } catch {
    return "UTC"; // a zone that is younger than the browser
  }
}

function isToday(at: Date, zone: string): boolean {
  return said(at, zone, DAY) === said(new Date(), zone, DAY);
}

const DAY = { year: "numeric", month: "numeric", day: "numeric" } as const;

function said(at: Date, zone: string, form: Intl.DateTimeFormatOptions): string {
  const words = at.toLocaleString("en-US", { ...form, timeZone: safe(zone) });
  return words.replace(/[\u202f\u00a0]/g, " ").replace(" AM", " a.m.").replace(" PM", " p.m.");
}
