import { defineConfig } from "vite";
import reader from "./vite.config.ts";

/** The script of embeds, in one file: it is loaded by pages of others, one line and one request. */
export default defineConfig({
  base: "./",
  publicDir: false,
  build: {
    ...reader.build,
    emptyOutDir: false,
    manifest: "embed.json",
    rolldownOptions: { input: { embed: "embed/embed.ts", "embedded": "embed/embed.css" } },
  },
});
