/**
 * Times as a newsroom writes them, in the story's zone: `4:44 p.m. ET, January 21, 2022`.
 *
 * The server writes the same (src/dateline/delivery/times.py); spec/vectors/times.json holds both to it.
 */

/** What the zone is called at each of its offsets: `{"-0500": "ET"}`. A browser cannot know that. */
export type Labels = Readonly<Record<string, string>>;

export interface Written {
  /** With the zone: `4:44 p.m. ET`. */
  clock: string;
  date: string;
  /** The zone alone. */
  label: string;
}

const MINUTE = 60_000;

/** An RFC 3339 moment as the page says it. `style` is how clocks are written: `ap`, `24-hour`, `locale`. */
export function written(
  moment: string,
  zone: string,
  language: string,
  style: string,
  labels: Labels,
): Written {
  const at = new Date(moment);
  const said = at.toLocaleTimeString("en-GB", { timeZone: zone, timeZoneName: "longOffset" });
  const [time, offset] = said.split("GMT") as [string, string]; // 16:44:00 GMT-05:00
  const calendar = `${language}-u-ca-gregory-nu-latn`;
  const date = at.toLocaleDateString(calendar, { timeZone: zone, dateStyle: "long" });
  const clock =
    style === "ap" ? american(time)
    : style === "locale" ? at.toLocaleTimeString(calendar, { timeZone: zone, timeStyle: "short" })
    : time.slice(0, 5);
  const label = labels[offset.replace(":", "") || "+0000"] ?? `UTC${offset}`;
  return {
    clock: plain(`${clock} ${label}`),
    date: plain(date),
    label,
  };
}

/** Spaces come in three widths, which browsers and their years disagree on. */
function plain(said: string): string {
  return said.replace(/[\u202f\xa0]/g, " ").replace("\u200f", "");
}

/** How long ago that was, short, in the page's language; empty after a day. */
export function ago(moment: string, now: number, language: string): string {
  const minutes = Math.floor((now - Date.parse(moment)) / MINUTE);
  if (minutes >= 24 * 60) return "";
  const relative = new Intl.RelativeTimeFormat(language, { style: "short", numeric: "auto" });
  const words =
    minutes >= 60 ? relative.format(-Math.floor(minutes / 60), "hour")
    : minutes > 0 ? relative.format(-minutes, "minute")
    : relative.format(0, "second"); // "now"
  return words.replace(". ", " "); // "2 min ago" rather than "2 min. ago"
}

function american(time: string): string {
  const hour = parseInt(time);
  return `${hour % 12 || 12}${time.slice(2, 5)} ${hour < 12 ? "a.m." : "p.m."}`;
}
