/** Lint rules: the tiers of the UI, no raw HTML, no printing, and the usual strictness. */
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import tseslint from "typescript-eslint";
import { tiers } from "./scripts/tiers.mjs";
import svelteConfig from "./svelte.config.js";

export default tseslint.config(
  { ignores: ["dist", "dist-portal", "node_modules", "host/bindings.ts"] },
  ...tseslint.configs.strict,
  ...svelte.configs["flat/recommended"],
  {
    plugins: { trellis: { rules: { tiers } } },
    languageOptions: { globals: { ...globals.browser } },
    linterOptions: { reportUnusedDisableDirectives: "error" },
    rules: {
      "no-console": "error",
      eqeqeq: "error",
      "svelte/no-at-html-tags": "error",
      "trellis/tiers": "error",
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/ban-ts-comment": [
        "error",
        { "ts-expect-error": true, "ts-ignore": true },
      ],
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: {
      parserOptions: { parser: tseslint.parser, extraFileExtensions: [".svelte"], svelteConfig },
    },
  },
  {
    files: ["scripts/**", "*.js", "*.ts"],
    languageOptions: { globals: { ...globals.node } },
  },
);
