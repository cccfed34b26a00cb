/** Sharing a post: by the system's own sheet, or by its address on the clipboard. */

import type { Page } from "../lent.ts";

export async function share(link: HTMLAnchorElement, { words }: Page): Promise<void> {
  const { share, clipboard } = navigator as Partial<Navigator>; // browsers offer neither without HTTPS
  if (share) await navigator.share({ url: link.href }).catch(() => undefined); // or the reader thinks better of it
  else if (clipboard) {
    await clipboard.writeText(link.href);
    link.textContent = words.copied;
  } else location.href = link.href;
}
