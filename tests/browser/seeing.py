"""What is wrong with a page to the eye and the finger: text cut or covered, targets too small."""

from playwright.sync_api import Page

LINES = """
const lines = () => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node; (node = walker.nextNode());) {
    const within = node.parentElement;
    if (!node.data.trim() || within.closest('script, template, noscript, .sr-only, .skip')) continue;
    if (!within.checkVisibility({visibilityProperty: true})) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects())
      if (box.width > 1 && box.height > 1) found.push({within, box, text: node.data.trim().slice(0, 40)});
  }
  return found;
};
const scrolls = (element, axis) => ['auto', 'scroll'].includes(getComputedStyle(element)['overflow' + axis]);
const clips = (element, axis) => ['hidden', 'clip'].includes(getComputedStyle(element)['overflow' + axis]);
"""

CUT = (
    """() => {"""
    + LINES
    + """
  return lines().filter(({within, box}) => {
    for (let over = within; over !== document.documentElement; over = over.parentElement) {
      if (scrolls(over, 'X')) return false;  // a box of its own, which is scrolled
      const edge = over.getBoundingClientRect();
      if (clips(over, 'X') && (box.left < edge.left - 1 || box.right > edge.right + 1)) return true;
      if (clips(over, 'Y') && (box.top < edge.top - 1 || box.bottom > edge.bottom + 1)) return true;
    }
    return box.left < -1 || box.right > document.documentElement.clientWidth + 1;
  }).map(({text}) => text);
}"""
)

COVERED = (
    """() => {"""
    + LINES
    + """
  const stays = ({within}) => !within.closest('.mast, .since, .arrivals');
  const inner = ({within, text, box}) => {
    const spare = box.height / 4;  // a line's box is higher than its letters
    const {left, right, top, bottom} = box;
    return {within, text, left: left + 1, right: right - 1, top: top + spare, bottom: bottom - spare};
  };
  const all = lines().filter(stays).map(inner);
  const meet = (one, other) => one.left < other.right && other.left < one.right
    && one.top < other.bottom && other.top < one.bottom;
  return all.flatMap((one, place) => all.slice(place + 1)
    .filter(other => meet(one, other)).map(other => [one.text, other.text]));
}"""
)

SMALL = """least => [...document.querySelectorAll('a[href], button, summary, [role=button]')]
  .filter(target => target.checkVisibility({visibilityProperty: true}) && !target.matches('.skip'))
  .filter(target => {
    let block = target.parentElement;
    while (getComputedStyle(block).display.startsWith('inline')) block = block.parentElement;
    const words = block.innerText.trim(), own = target.innerText.trim();
    const isInASentence = getComputedStyle(target).display === 'inline' && words !== own
      && [...block.childNodes].some(node => node.nodeType === 3 && node.data.trim());
    const {width, height} = target.getBoundingClientRect();
    return !isInASentence && (width < least || height < least);
  })
  .map(target => [target.innerText, Math.round(target.getBoundingClientRect().width),
    Math.round(target.getBoundingClientRect().height)])"""


def width_of(page: Page) -> int:
    """How wide the page is, in pixels, whatever its window shows."""
    return page.evaluate("document.documentElement.scrollWidth")


def cut_text(page: Page) -> list[str]:
    """Text that reaches beyond the window or beyond what clips it."""
    return page.evaluate(CUT)


def covered_text(page: Page) -> list[list[str]]:
    """Pairs of texts that stand on each other."""
    return page.evaluate(COVERED)


def small_targets(page: Page, least: int = 24) -> list[list[str | int]]:
    """Links and buttons that are less than so many pixels wide or high, but for links within a sentence."""
    return page.evaluate(SMALL, least)
