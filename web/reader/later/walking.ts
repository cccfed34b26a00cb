/** Going from post to post with the keys of the ARIA feed pattern (W3C, ARIA Authoring Practices Guide). */

/** `from` has the focus, in the feed. Control+Home and Control+End leave it, upwards and downwards. */
export function walk(key: string, from: Element): void {
  const post = from.closest(".post");
  const found = {
    PageDown: post?.nextElementSibling,
    PageUp: post?.previousElementSibling,
    Home: document.querySelector(".mast a"),
    End: document.querySelector(".older a, .foot a"),
  }[key];
  (found as HTMLElement | null | undefined)?.focus();
}
