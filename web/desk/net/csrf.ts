/** The cookie that proves, said back in a header, that a request comes from the site's own page. */

const NAME = "dateline_csrf";

interface CookieStore {
  get(name: string): Promise<{ value: string } | null>;
}

/** A worker has no document; where it has the Cookie Store (Chromium) it asks that. */
export async function csrfToken(): Promise<string> {
  if (typeof document !== "undefined") return cookieIn(document.cookie);
  const store = (globalThis as { cookieStore?: CookieStore }).cookieStore;
  return (await store?.get(NAME))?.value ?? "";
}

function cookieIn(cookies: string): string {
  const found = cookies.split("; ").find((cookie) => cookie.startsWith(`${NAME}=`));
  return found?.slice(NAME.length + 1) ?? "";
}
