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

/** An RFC 3339 moment as the page says it. */
export function written(moment: string, zone: string, language: string, labels: Labels): Written {
  const { time, day } = formats(zone, language);
  const at = new Date(moment);
  const [, hour = "", minute = "", offset = ""] = /(\d+):(\d+) GMT(.*)/.exec(time.format(at)) ?? [];
  const clock = isAmerican(language) ? american(Number(hour), minute) : `${hour}:${minute}`;
  const numeric = offset.replace(":", "") || "+0000";
  const label = labels[numeric] ?? numbered(numeric);
  return {
    clock: `${clock} ${label}`,
    date: day.format(at).replaceAll("\u202f", " "), // some browsers have a narrow space there, some not
    label,
  };
}

/** How long ago that was, short, in the page's language; empty after a day. */
export function ago(moment: string, now: number, language: string): string {
  const minutes = Math.floor((now - Date.parse(moment)) / MINUTE);
  if (minutes >= 24 * 60) return "";
  const relative = new Intl.RelativeTimeFormat(language, { style: "short", numeric: "auto" });
  if (minutes < 1) return relative.format(0, "second"); // "now"
  const words =
    minutes < 60 ? relative.format(-minutes, "minute") : relative.format(-Math.floor(minutes / 60), "hour");
  return words.replace(". ", " "); // "2 min ago" rather than "2 min. ago"
}

function isAmerican(language: string): boolean {
  return ["en", "en-US", "en-CA"].includes(language);
}

function american(hour: number, minute: string): string {
  return `${hour % 12 || 12}:${minute} ${hour < 12 ? "a.m." : "p.m."}`;
}

/** `UTC+5:30`, for a zone without a name. */
function numbered(offset: string): string {
  const minutes = offset.slice(3);
  return `UTC${offset.charAt(0)}${Number(offset.slice(1, 3))}${minutes === "00" ? "" : `:${minutes}`}`;
}

interface Formats {
  time: Intl.DateTimeFormat;
  day: Intl.DateTimeFormat;
}

const known = new Map<string, Formats>();

/** The browser's formats, which are slow to make. */
function formats(zone: string, language: string): Formats {
  const name = zone + language;
  const found = known.get(name) ?? {
    time: new Intl.DateTimeFormat("en-GB", {
      timeZone: zone,
      hour: "2-digit",
      minute: "2-digit",
      timeZoneName: "longOffset",
    }),
    day: new Intl.DateTimeFormat(language, {
      timeZone: zone,
      dateStyle: "long",
      calendar: "gregory",
      numberingSystem: "latn",
    }),
  };
  known.set(name, found);
  return found;
}
