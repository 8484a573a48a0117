/** French: the portal's own words, in place of the app's (`vite.portal.config.ts`). */
import type { Texts } from "#shared/i18n/message.ts";

export const core = import.meta.glob<Texts>("../../../i18n/fr/{app,portal}.ftl", {
  import: "default",
  eager: true,
});
export const more = import.meta.glob<Texts>(
  "../../../i18n/fr/{shown,chart,area,portalenrol,portalwork,portaloffice}.ftl",
  { import: "default" },
);
