/** The desk: finds out who is here, opens what this device keeps, and shows the view of the address. */

import { mount } from "svelte";
import "./styles/ground.css";
import "./styles/controls.css";
import "./styles/top.css";
import "./styles/notice.css";
import "./styles/pages.css";
import "./styles/adapting.css";
import { lastPerson, openKeeping } from "./keeping/index.ts";
import { Api } from "./net/api.ts";
import { csrfToken } from "./net/csrf.ts";
import { Away, SignedOut } from "./net/errors.ts";
import { registerWorker } from "./net/register.ts";
import type { Me } from "./types.ts";
import App from "./views/App.svelte";
import { Desk } from "./views/desk.svelte.ts";
import { ENOUGH_MS, keepForLater, keptFromBefore } from "./views/kept.ts";
import { fetchTheRest, views } from "./views/later.ts";
import { showAllKept } from "./views/pictures.ts";
import { Router } from "./views/route.svelte.ts";
import { watchWhoIsHere } from "./views/whose.ts";

const WHO = "me";

async function start(place: HTMLElement): Promise<void> {
  const { root = "/", site = "Desk" } = place.dataset;
  const whole = new URL(root, location.href).href;
  const router = new Router(root);
  const { view } = router.now;
  if (view !== "nowhere") views[view]().catch(() => undefined); // meanwhile; its place says if it fails
  const me = await whoIsHere(new Api({ root: whole, token: csrfToken }), whole);
  const api = new Api({ root: whole, token: csrfToken, person: me.username });
  const keeping = await openKeeping({ root: whole, person: me.username });
  api.onAnswer = () => {
    if (desk.outbox.away || desk.outbox.signed_out !== null) keeping.retry();
  };
  const desk = new Desk({ api, keeping, router, site, me });
  watchWhoIsHere(desk);
  await showAllKept(keeping);
  mount(App, { target: place, props: { desk } });
  const isKept = await registerWorker(`${whole}desk/worker.js`, `${whole}desk/`).catch(() => false);
  if (!isKept) await fetchTheRest().catch(() => undefined);
}

/** Without a network it is whoever was here last. */
async function whoIsHere(api: Api, root: string): Promise<Me> {
  const known = keptFromBefore(WHO) as Me | null;
  try {
    const me = await api.me(known ? ENOUGH_MS : undefined);
    keepForLater(WHO, me);
    return me;
  } catch (error) {
    if (!(error instanceof Away) || known?.username !== (await lastPerson(root))) throw error;
    return known;
  }
}

const place = document.getElementById("desk");
if (place) {
  start(place).catch((error: unknown) => {
    if (error instanceof SignedOut) {
      location.assign(`${place.dataset["root"] ?? "/"}desk/sign-in/?next=${encodeURIComponent(location.pathname + location.search)}`);
    } else {
      place.textContent = error instanceof Away ? "The newsroom's server cannot be reached. Load this page again when the network is back." : String(error);
    }
  });
}
