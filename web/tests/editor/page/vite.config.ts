/** The editor alone on a page, for tests/browser/test_editor.py. */

import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  base: "./",
  build: { assetsInlineLimit: 0, modulePreload: false, emptyOutDir: true },
});
