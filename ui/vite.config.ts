/**
 * How the pages are built: relative addresses (so that the same files serve the window and the
 * bridge), no file pasted into another (so that a strict content policy holds), each screen but the
 * first in its own chunk, and each file of words in its own.
 */
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig } from "vitest/config";
import { chunks } from "./scripts/chunks.mjs";
import { first } from "./scripts/first.mjs";
import { fluent } from "./scripts/fluent.mjs";
import { icons } from "./scripts/icons.mjs";

/** Where `make bridge` listens; development asks it for everything that the core knows. */
const bridge = process.env["TRELLIS_BRIDGE"] ?? "http://127.0.0.1:5180";

export default defineConfig({
  base: "./",
  plugins: [icons(), svelte(), fluent(), first()],
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
    rolldownOptions: { output: { codeSplitting: chunks } },
  },
  test: {
    // A machine that has much to do is slow, and nothing is wrong with it.
    testTimeout: 120_000,
    include: [
      "app/**/*.test.ts",
      "host/**/*.test.ts",
      "portal/**/*.test.ts",
      "shared/**/*.test.ts",
      "scripts/**/*.test.ts",
    ],
  },
});
