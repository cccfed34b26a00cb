import { join } from "node:path";
import { defineConfig } from "vite";

/** `vite build --outDir …`: the page without views, and the desk's service worker beside it. */
export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  build: {
    emptyOutDir: true,
    modulePreload: false,
    rolldownOptions: {
      input: {
        page: join(import.meta.dirname, "page.ts"),
        worker: join(import.meta.dirname, "../../desk/worker.ts"),
      },
      output: { entryFileNames: "[name].js", chunkFileNames: "[name].js" },
      preserveEntrySignatures: false,
    },
  },
});
