import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { defineConfig, type Plugin } from "vitest/config";

export default defineConfig({
  base: "./", // the site's root may be a path on somebody's domain
  plugins: [ship("reader/icon.svg")],
  build: {
    outDir: "../src/dateline/delivery/assets",
    emptyOutDir: true,
    assetsDir: "",
    manifest: "manifest.json",
    rolldownOptions: {
      preserveEntrySignatures: "exports-only", // what is fetched later is imported by its name
      input: { reader: "reader/main.ts", later: "reader/later.ts", page: "reader/page.css" },
    },
    modulePreload: false, // one small script has nothing to preload
    minify: "terser", // four per cent smaller, packed, than what Vite has of its own
    // eslint-disable-next-line @typescript-eslint/no-unsafe-enum-assignment -- the enum is in terser's types alone
    terserOptions: { module: true, ecma: 2020, compress: { passes: 6, inline: 1, hoist_funs: true, unsafe: true, unsafe_arrows: true, unsafe_math: true, unsafe_methods: true } },
    // What evergreen browsers were in the autumn of 2022; older ones have the page without its script.
    target: ["chrome105", "edge105", "firefox104", "safari16"],
  },
  test: {
    environment: "node", // the protocol knows no page; what does is tested in a real browser
    include: ["tests/**/*.test.ts"],
  },
});

/** Ship a file as it is, under a name with its hash: nothing imports it, the pages link to it. */
function ship(path: string): Plugin {
  return {
    name: "ship",
    apply: "build",
    buildStart() {
      const source = readFileSync(join(import.meta.dirname, path));
      this.emitFile({ type: "asset", name: basename(path), originalFileName: path, source });
    },
  };
}
