import { svelte } from "@sveltejs/vite-plugin-svelte";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { defineConfig, type Plugin } from "vite";

export default defineConfig({
  base: "./", // the site's root may be a path on somebody's domain
  plugins: [svelte({ configFile: false }), packed()],
  build: {
    outDir: "../src/dateline/desk/static/desk/app",
    emptyOutDir: true,
    assetsDir: "",
    assetsInlineLimit: 0, // the page's policy allows no data in place of an address
    manifest: "manifest.json",
    modulePreload: false,
    rolldownOptions: {
      input: { desk: "desk/main.ts" },
    },
    target: ["chrome116", "edge116", "firefox124", "safari17.4"], // what AbortSignal.any needs
  },
});

/** Beside each file stand its packed forms, which the server hands out as they are. */
function packed(): Plugin {
  return {
    name: "packed",
    apply: "build",
    writeBundle({ dir = "" }, bundle) {
      // From the disk: until a bundle is written, Vite itself still changes what is in it.
      for (const fileName of Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name))) {
        const source = readFileSync(join(dir, fileName));
        writeFileSync(join(dir, `${fileName}.br`), brotliCompressSync(source));
        writeFileSync(join(dir, `${fileName}.gz`), gzipSync(source, { level: 9 }));
      }
    },
  };
}
