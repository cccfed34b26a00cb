/** Whoever comes to a control by keys sees it whole, also in a strip that scrolls: browsers are content with half. */
export function showWhole({ target }: FocusEvent): void {
  if (target instanceof Element && target.matches(":is(a, button):focus-visible")) {
    target.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
}
