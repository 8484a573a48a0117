/**
 * French: the words that come with the app, and where each other file of words is. What a first screen
 * shows is here, be it Today or the first run, so that it waits for one file.
 */
import type { Texts } from "./message.ts";

export const core = import.meta.glob<Texts>("../../../i18n/fr/{app,error,starter,today}.ftl", {
  import: "default",
  eager: true,
});
export const more = import.meta.glob<Texts>(
  ["../../../i18n/fr/*.ftl", "!../../../i18n/fr/{app,error,starter,today,portal*}.ftl"],
  { import: "default" },
);
