/** The script of the live page: wires its parts together. */

import { writeTitle } from "./arrivals.ts";
import { showConnection } from "./connection.ts";
import { live, main, part } from "./elements.ts";
import { follow } from "./following.ts";
import { isOver } from "./head.ts";
import { show } from "./page.ts";
import { placeAt } from "./place.ts";
import { reload } from "./reload.ts";
import { writeAllAgo } from "./zone.ts";

const TICK = 30_000;

const connection = showConnection(part("#connection"), isOver);
const place = placeAt(Number(main.dataset["seq"]), (changes) => {
  show(changes);
  connection.refresh();
});
const following = follow({ live, place, connection, isOver, reload });

let ticked = Date.now();

function tick(): void {
  const slept = Date.now() - ticked > 3 * TICK; // a tab in the background ticks once a minute
  ticked = Date.now();
  writeAllAgo();
  if (!slept) return;
  following.rest(); // whatever was open is dead, though nobody has said so yet
  following.wake();
}

writeAllAgo();
setInterval(tick, TICK);

document.addEventListener("visibilitychange", () => {
  writeTitle();
  if (document.hidden) return;
  tick();
  following.wake();
});
addEventListener("online", () => {
  connection.refresh();
  following.wake();
});
addEventListener("offline", connection.refresh);
addEventListener("pagehide", following.rest);
addEventListener("pageshow", (event) => {
  if (event.persisted) following.wake();
});
