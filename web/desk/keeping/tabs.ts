/** The other tabs and workers of this browser: that something is different here is told to them. */

import type { Busy } from "./office.ts";

export interface Tabs {
  tell: (busy: Busy | null) => void;
  close: () => void;
}

export function otherTabs(name: string, heard: (busy: Busy | null) => void): Tabs {
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }: MessageEvent<Busy | null>) => {
    heard(data);
  };
  return {
    tell: (busy) => {
      channel.postMessage(busy);
    },
    close: () => {
      channel.close();
    },
  };
}
