/** Addresses as the record may keep them: whole, and without what follows readers about. */

const TRACKING = new RegExp(
  "^(utm_\\w*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|yclid|igshid?" +
    "|mc_[ce]id|mkt_tok|_hs(enc|mi))$",
  "i",
);

/** Who puts an address of their own around a link, to count, and where the real one is. */
const WRAPPERS: [host: RegExp, path: string, parameters: string[]][] = [
  [/^(www\.)?google\.[a-z.]+$/, "/url", ["q", "url"]],
  [/\.safelinks\.protection\.outlook\.com$/, "/", ["url"]],
  [/^lm?\.facebook\.com$/, "/l.php", ["u"]],
];

const HOST = /^([\w.-]+|\[[0-9a-f:.]+\])$/i;
const MAIL = /^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/;
const BARE = /^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+(:\d+)?([/?#]\S*)?$/u;

/** The address, cleaned, or null when it is not one that the server takes. */
export function cleanAddress(given: string): string | null {
  const url = parse(given.trim());
  if (url === null) return null;
  if (url.protocol === "mailto:") return url.pathname.includes("@") ? url.href : null;
  if (!["http:", "https:"].includes(url.protocol) || !HOST.test(url.hostname)) return null;
  const inner = unwrapped(url);
  if (inner !== null) return cleanAddress(inner);
  url.username = "";
  url.password = "";
  return withoutTracking(url).href;
}

/** What somebody typed for an address: “example.org” and “desk@example.org” will do. */
export function typedAddress(typed: string): string | null {
  const text = typed.trim();
  if (MAIL.test(text)) return cleanAddress(`mailto:${text}`);
  return cleanAddress(text) ?? (BARE.test(text) ? cleanAddress(`https://${text}`) : null);
}

/** The one web address that a text consists of, or null. */
export function loneAddress(text: string): string | null {
  const address = text.trim();
  return /^https?:\/\/\S+$/i.test(address) ? cleanAddress(address) : null;
}

function parse(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

function unwrapped(url: URL): string | null {
  for (const [host, path, parameters] of WRAPPERS) {
    if (!host.test(url.hostname) || url.pathname !== path) continue;
    for (const name of parameters) {
      const inner = url.searchParams.get(name);
      if (inner !== null && /^https?:/i.test(inner)) return inner;
    }
  }
  return null;
}

/** By hand, because URLSearchParams would write the rest of the query anew. */
function withoutTracking(url: URL): URL {
  const parts = url.search.slice(1).split("&");
  const kept = parts.filter((part) => !TRACKING.test(part.split("=", 1)[0] ?? ""));
  if (kept.length < parts.length) url.search = kept.join("&");
  return url;
}
