/** Says in a word whether the page is connected. */

const SHORT = 3_000; // a break that nobody needs to hear of

export interface Connection {
  up: () => void;
  down: () => void;
  /** Say what is so now: the coverage may have ended. */
  refresh: () => void;
}

interface Words {
  state: { live: string };
  reconnecting: string;
}

/** `isOver` says whether the coverage has ended, so that nothing is waited for. */
export function showConnection(shown: Element, isOver: () => boolean, words: Words): Connection {
  let word = "";
  let timer: ReturnType<typeof setTimeout> | undefined;

  function refresh(): void {
    const said = isOver() ? "" : word;
    shown.textContent = said;
    shown.classList.toggle("up", said === words.state.live);
  }

  function say(next: string): void {
    clearTimeout(timer);
    timer = undefined;
    word = next;
    refresh();
  }

  return {
    up() {
      say(words.state.live);
    },
    down() {
      timer ??= setTimeout(say, SHORT, words.reconnecting);
    },
    refresh,
  };
}
