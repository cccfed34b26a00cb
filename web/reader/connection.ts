/** Says in a word how the coverage stands, or that the page has lost its connection. */

const SHORT = 3_000; // a break that nobody needs to hear of

export interface Connection {
  /** It is there: something came. */
  up: () => void;
  down: () => void;
}

/** `word` is what is to be said, told whether the connection is lost. */
export function showConnection(shown: Element, word: (isLost: boolean) => string): Connection {
  let timer: ReturnType<typeof setTimeout> | undefined;

  function say(isLost: boolean): void {
    clearTimeout(timer);
    timer = undefined;
    shown.textContent = word(isLost);
    shown.className = `connection ${isLost ? "lost" : "up"}`;
  }

  return {
    up() {
      say(false);
    },
    down() {
      timer ??= setTimeout(say, SHORT, true);
    },
  };
}
