/** What is said of where a grant stands. Pure but for the words. */
import type { SharingGrant, SharedStand as Stand } from "#host/bindings.ts";
import { locale, t } from "#shared/i18n/i18n.svelte.ts";
import { formatDay } from "#shared/format.ts";

/** A moment, as a day and a time. */
export const formatMoment = (at: string): string =>
  new Intl.DateTimeFormat(locale(), { dateStyle: "medium", timeStyle: "short" }).format(
    new Date(at),
  );

/** The day of a moment, where the client is: `YYYY-MM-DD` by the device's own clock. Swedish writes it so. */
export const dayOfMoment = (at: string): string =>
  new Intl.DateTimeFormat("sv-SE").format(new Date(at));

/** The same in words. */
export const formatMomentDay = (at: string): string => formatDay(dayOfMoment(at));

/** In one sentence or two. */
export function says({ name, stand }: Pick<SharingGrant, "name" | "stand">): string {
  switch (stand.type) {
    case "shared":
    case "paused":
      return t(`sharing-stand-${stand.type}`, { name, when: formatMoment(stand.confirmed) });
    case "asked":
      return t(`sharing-stand-asked-${stand.about}`, { name });
    case "ended":
      if (stand.why !== "stopped") return t(`sharing-stand-ended-${stand.why}`, { name });
      return stand.confirmed
        ? t("sharing-stand-ended-stopped", { when: formatMoment(stand.confirmed) })
        : t("sharing-stand-ended-plain");
    default:
      return t(`sharing-stand-${stand.type}`, { name });
  }
}

/** Whether nothing more can be done about it. */
export const isOver = ({ type }: Stand): boolean => type === "ended" || type === "stopping";

/** Whether it can be shown again. */
export const canResume = (stand: Stand): boolean =>
  stand.type === "paused" ||
  stand.type === "pausing" ||
  (stand.type === "asked" && stand.about === "stop");

/** Whether it can be paused. */
export const canPause = ({ type }: Stand): boolean =>
  type === "sending" || type === "shared" || type === "resuming";
