/**
 * Frames that are as high as what they show. A frame tells the page around it how high that is, in the form that
 * WordPress listens for; and a page that has this script makes the frame that high.
 */

import { root } from "./element.ts";

/** In a frame: tell whoever is around it how high `embed` is, now and whenever that changes. */
export function tellHeight(embed: HTMLElement): void {
  const secret = /secret=(\w+)/.exec(location.hash)?.[1];
  const tell = (message: string, value: unknown): void => {
    parent.postMessage({ message, value, secret }, "*");
  };
  const tellHeight = (): void => {
    tell("height", embed.offsetHeight);
  };
  tellHeight(); // an observer hears nothing in a frame that is out of sight
  new ResizeObserver(tellHeight).observe(embed);
  onmessage = tellHeight; // who asks came too late to hear it
  if (!secret) return;
  document.onclick = (event) => {
    const link = (event.target as Element).closest("a");
    if (!link?.href.startsWith(root)) return;
    event.preventDefault(); // WordPress lets no frame lead its page elsewhere, and does it itself
    tell("link", link.href);
  };
}

/** On a page with frames of this newsroom: make each as high as it says. */
export function hearHeights(): void {
  const ours = (): HTMLIFrameElement[] =>
    [...document.querySelectorAll("iframe")].filter(({ src }) => src.startsWith(`${root}embed/`));
  addEventListener("message", ({ data, source }: MessageEvent<{ message?: unknown; value?: unknown } | null>) => {
    const frame = ours().find(({ contentWindow }) => contentWindow === source);
    if (data?.message === "height") frame?.style.setProperty("height", `${Number(data.value)}px`, "important");
  });
  for (const { contentWindow } of ours()) contentWindow?.postMessage({}, "*");
}
