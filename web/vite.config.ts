import { defineConfig } from "vitest/config";

export default defineConfig({
  base: "./", // the site's root may be a path on somebody's domain
  build: {
    outDir: "../src/dateline/delivery/assets",
    emptyOutDir: true,
    assetsDir: "",
    manifest: "manifest.json",
    rolldownOptions: {
      input: { reader: "reader/main.ts", page: "reader/page.css" },
    },
    modulePreload: false, // one small script has nothing to preload
    // What evergreen browsers were at the start of 2022.
    target: ["chrome97", "edge97", "firefox96", "safari15.4"],
  },
  test: {
    environment: "node", // the protocol knows no page; what does is tested in a real browser
    include: ["tests/**/*.test.ts"],
  },
});
