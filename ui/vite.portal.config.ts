/**
 * How the worker's portal is built: a page of its own for an origin of its own. Only what it shows
 * travels with it: its words stand in for the app's (`portal/words`), and no script or style stands
 * in the page, so that the strictest content policy and trusted types hold.
 */
import path from "node:path";
import { svelte } from "@sveltejs/vite-plugin-svelte";
import { defineConfig, type Plugin } from "vite";
import { fluent } from "./scripts/fluent.mjs";
import { icons } from "./scripts/icons.mjs";

/** Has the portal speak its own words where the shared code reads a language's. */
function words(): Plugin {
  return {
    name: "portal-words",
    enforce: "pre",
    resolveId(source, importer) {
      const language = /^\.\/(en|fr)\.ts$/.exec(source)?.[1];
      if (!language || !importer?.endsWith("/shared/i18n/words.ts")) return null;
      return path.resolve(import.meta.dirname, `portal/words/${language}.ts`);
    },
  };
}

/** Stops the build where something of the app's host came along: the portal asks its own server. */
function alone(): Plugin {
  return {
    name: "portal-alone",
    generateBundle(_, bundle) {
      for (const part of Object.values(bundle)) {
        const odd = part.type === "chunk" && part.moduleIds.find((id) => id.includes("/ui/host/"));
        if (odd) throw new Error(`the portal has ${odd} in it`);
      }
    },
  };
}

/** The server that answers while the pages are developed. */
const server = process.env["TRELLIS_PORTAL"] ?? "http://127.0.0.1:8788";

export default defineConfig({
  root: path.resolve(import.meta.dirname, "portal"),
  base: "/",
  plugins: [words(), icons(), svelte(), fluent(), alone()],
  clearScreen: false,
  server: {
    port: 5174,
    strictPort: true,
    fs: { allow: ["../.."] },
    proxy: { "/api": { target: server, changeOrigin: true } },
  },
  build: {
    outDir: "../dist-portal",
    emptyOutDir: true,
    target: ["es2022", "safari17", "chrome133", "firefox130"],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
  },
});
