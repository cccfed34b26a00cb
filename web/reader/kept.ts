/** What a reader's own device remembers for the page. Nothing of it is ever sent. */

/** The value of this name, after it was set where one is given; nothing where the browser keeps nothing. */
export function kept(name: string, value?: string): string | undefined {
  try {
    if (value !== undefined) localStorage[name] = value;
    return localStorage[name] as string | undefined;
  } catch {
    return undefined;
  }
}
