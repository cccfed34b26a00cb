import { svelte } from "@sveltejs/vite-plugin-svelte";
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
    enforce: "post",
    generateBundle(_options, bundle) {
      for (const [fileName, file] of Object.entries(bundle)) {
        if (!/\.(js|css|svg)$/.test(fileName)) continue;
        const source = Buffer.from(file.type === "chunk" ? file.code : file.source);
        this.emitFile({ type: "asset", fileName: `${fileName}.br`, source: brotliCompressSync(source) });
        this.emitFile({ type: "asset", fileName: `${fileName}.gz`, source: gzipSync(source, { level: 9 }) });
      }
    },
  };
}
