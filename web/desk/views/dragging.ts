/** Posts moved with the mouse: lifted by a handle, put above or below the one they are let go on. */

import type { Attachment } from "svelte/attachments";
import type { PostOnDesk } from "../net/floor.ts";
import type { Id } from "../types.ts";

let lifted: PostOnDesk | null = null;

export type Put = { above: Id; moved: PostOnDesk } | { below: Id; moved: PostOnDesk };

/** The handle of a post. */
export function liftable(post: PostOnDesk): Attachment<HTMLElement> {
  return (handle) => {
    handle.draggable = true;
    const article = () => handle.closest<HTMLElement>(".post");
    const lift = (event: DragEvent) => {
      lifted = post;
      const whole = article();
      if (whole && event.dataTransfer) {
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setDragImage(whole, 0, 0);
      }
      whole?.classList.add("lifted");
    };
    const drop = () => {
      lifted = null;
      article()?.classList.remove("lifted");
    };
    handle.addEventListener("dragstart", lift);
    handle.addEventListener("dragend", drop);
    return () => {
      handle.removeEventListener("dragstart", lift);
      handle.removeEventListener("dragend", drop);
    };
  };
}

/** A post that others are put above or below, by which half of it they are let go on. */
export function onto(post: PostOnDesk, put: (where: Put) => void): Attachment<HTMLElement> {
  return (article) => {
    const clear = () => {
      article.classList.remove("above", "below");
    };
    const isOther = () => lifted !== null && lifted.id !== post.id && lifted.state.pinned === post.state.pinned;
    const isUpper = ({ clientY }: DragEvent) => {
      const { top, height } = article.getBoundingClientRect();
      return clientY < top + height / 2;
    };
    const over = (event: DragEvent) => {
      if (!isOther()) return;
      event.preventDefault();
      article.classList.toggle("above", isUpper(event));
      article.classList.toggle("below", !isUpper(event));
    };
    const letGo = (event: DragEvent) => {
      clear();
      if (!isOther() || lifted === null) return;
      event.preventDefault();
      put(isUpper(event) ? { above: post.id, moved: lifted } : { below: post.id, moved: lifted });
    };
    article.addEventListener("dragover", over);
    article.addEventListener("dragleave", clear);
    article.addEventListener("drop", letGo);
    return () => {
      article.removeEventListener("dragover", over);
      article.removeEventListener("dragleave", clear);
      article.removeEventListener("drop", letGo);
    };
  };
}
