/** French: the words that come with the app, and where each other file of words is. */
import type { Texts } from "./message.ts";

export const core = import.meta.glob<Texts>("../../../i18n/fr/{app,error,today}.ftl", {
  import: "default",
  eager: true,
});
export const more = import.meta.glob<Texts>(
  ["../../../i18n/fr/*.ftl", "!../../../i18n/fr/{app,error,today}.ftl"],
  { import: "default" },
);
