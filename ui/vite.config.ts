/**
 * How the pages are built: relative addresses (so that the same files serve the window and the
 * bridge), no file pasted into another (so that a strict content policy holds), each screen but the
 * first in its own chunk.
 */
import { svelte } from "@sveltejs/vite-plugin-svelte";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Where `make bridge` listens; development asks it for everything that the core knows. */
const bridge = process.env["TRELLIS_BRIDGE"] ?? "http://127.0.0.1:5180";

/**
 * Has the page ask for its words together with its code, not after it. Nobody knows the language
 * yet; where it is not this one, the other words are asked for a little later.
 */
const wordsEarly: Plugin = {
  name: "words-early",
  transformIndexHtml: {
    order: "post",
    handler: (_, { bundle }) =>
      Object.values(bundle ?? {})
        .filter((file) => file.type === "chunk" && file.name === "words-en")
        .map(({ fileName }) => ({
          tag: "link",
          attrs: { rel: "modulepreload", crossorigin: true, href: `./${fileName}` },
          injectTo: "head",
        })),
  },
};

export default defineConfig({
  base: "./",
  plugins: [svelte(), wordsEarly],
  clearScreen: false,
  server: {
    port: 5173,
    strictPort: true,
    fs: { allow: [".."] },
    proxy: { "/rpc": { target: bridge, changeOrigin: true } },
  },
  build: {
    outDir: "dist",
    target: ["es2022", "safari16.4", "chrome111"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
  test: { include: ["app/**/*.test.ts", "shared/**/*.test.ts", "scripts/**/*.test.ts"] },
});
