/** The script of the live page: wires its parts together. */

import { recall, remember } from "./asked.ts";
import { showConnection } from "./connection.ts";
import { data, isOver, part } from "./elements.ts";
import { follow } from "./following.ts";
import { show } from "./page.ts";
import { placeAt } from "./place.ts";
import { reload } from "./reload.ts";
import { words } from "./words.ts";
import { refreshTimes } from "./zone.ts";

const TICK = 30_000;

const connection = showConnection(part("#connection"), (isLost) =>
  isLost && !isOver() ? words.reconnecting : words.state[data.state],
);
const place = placeAt(Number(data.seq), (changes) => {
  try {
    return show(changes);
  } catch (error) {
    reload(); // what could not be shown is past: only the server can show it now
    throw error;
  } finally {
    connection.up();
  }
});
const following = follow(data.live, place, connection, isOver, reload);

let ticked = Date.now();

function tick(): void {
  const slept = Date.now() - ticked > 3 * TICK; // a tab in the background ticks once a minute
  ticked = Date.now();
  refreshTimes();
  if (slept) following.wake();
}

document.body.className = "up"; // what is done by the script may be offered
refreshTimes();
void recall();
setInterval(tick, TICK);

function leave(): void {
  remember();
  following.rest();
}

document.onvisibilitychange = () => {
  if (document.hidden) leave();
  else {
    tick();
    following.wake();
  }
};
ononline = following.wake;
onoffline = connection.down;
onpagehide = leave;
onpageshow = (event) => {
  if (event.persisted) following.wake();
};
