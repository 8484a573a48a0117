/** English: the words that come with the app, and where each other file of words is. */
import type { Texts } from "./message.ts";

export const core = import.meta.glob<Texts>("../../../i18n/en/{app,error,today}.ftl", {
  import: "default",
  eager: true,
});
export const more = import.meta.glob<Texts>(
  ["../../../i18n/en/*.ftl", "!../../../i18n/en/{app,error,today}.ftl"],
  { import: "default" },
);
