import { defineConfig } from "vite";

/** The service worker, in one file: it stands at an address of its own, away from what it would import. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: "../src/dateline/desk/static/desk/app",
    emptyOutDir: false,
    modulePreload: false,
    rolldownOptions: {
      input: { worker: "desk/worker.ts" },
      output: { entryFileNames: "worker.js" },
    },
    target: ["chrome116", "edge116", "firefox124", "safari17.4"],
  },
});
