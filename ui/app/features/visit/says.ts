/** What the lines of a page for a visit say, and which of them fit on one page. */
import type { VisitLine, VisitOwn, VisitPage, VisitPart, VisitWhat } from "#host/bindings.ts";
import { t } from "#shared/i18n/i18n.svelte.ts";

export const parts = [
  "strengths",
  "changed",
  "helped",
  "want",
] as const satisfies readonly VisitPart[];

/** A level's words, or else nothing is said of levels at all. */
function levelSays({ text, then, now }: Extract<VisitWhat, { type: "level" }>): string {
  return then && now ? t("visit-say-level", { text, then, now }) : now ? `${text}: ${now}` : text;
}

/** What a proposed line says in the app's words. */
export function proposed(what: VisitWhat): string {
  switch (what.type) {
    case "strength":
      return what.days > 0
        ? t("visit-say-strength-used", { text: what.text, days: what.days })
        : what.text;
    case "reached":
      return t("visit-say-reached", { text: what.text });
    case "begun":
      return t("visit-say-begun", { text: what.text });
    case "step":
      return t(`visit-say-step-${what.how}`, { text: what.text });
    case "level":
      return levelSays(what);
    case "helped":
      return t("visit-say-helped", { text: what.text, days: what.days });
    case "goal":
      return what.why
        ? t("visit-say-goal-why", { text: what.text.replace(/[.!?]$/, ""), why: what.why })
        : what.text;
    case "more":
      return t("visit-say-more", { area: t(`area-${what.area}`) });
    default:
      return what.text;
  }
}

/** The most of one line's words that go on paper, in characters: a page has to hold them. */
const longest = 300;

/** What a line says: the client's words, or else the app's. */
export function saysOf(line: VisitLine): string {
  const says = line.words ?? proposed(line.what).replace(/\s*\n\s*/g, " ");
  return says.length > longest ? `${says.slice(0, longest - 1).trimEnd()}…` : says;
}

/** The client's own lines of a part, each on its own. */
export function ownLines(own: readonly VisitOwn[], part: VisitPart): string[] {
  const text = own.find((one) => one.part === part)?.text ?? "";
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** A line that could stand on the paper. */
export type Candidate = { part: VisitPart; key: string; says: string };

/** Every line that the client did not hide: their own ones first in each part. */
export function candidates({ lines, own }: Pick<VisitPage, "lines" | "own">): Candidate[] {
  return parts.flatMap((part) => [
    ...ownLines(own, part).map((says, n) => ({ part, key: `own:${part}:${n}`, says })),
    ...lines
      .filter((line) => line.part === part && !line.hidden)
      .map((line) => ({ part, key: line.key, says: saysOf(line) })),
  ]);
}

/** How high things are on the paper. */
export type Heights = {
  /** What the page has room for. */
  page: number;
  /** What is on it in any case: its head, and the decision. */
  always: number;
  /** A part's heading. */
  heading: number;
  /** Each line, by its key. */
  lines: ReadonlyMap<string, number>;
};

/**
 * The lines that fit, in their order. Each part gives one line in turn, so that a full page leaves no
 * part out.
 */
export function fitting(all: readonly Candidate[], heights: Heights): Candidate[] {
  let room = heights.page - heights.always;
  const chosen = new Set<string>();
  const begun = new Set<VisitPart>();
  const waiting = new Map(parts.map((part) => [part, all.filter((one) => one.part === part)]));
  for (let more = true; more;) {
    more = false;
    for (const [part, list] of waiting) {
      const next = list.shift();
      if (!next) continue;
      more = true;
      const height =
        (heights.lines.get(next.key) ?? Infinity) + (begun.has(part) ? 0 : heights.heading);
      if (height > room) continue;
      room -= height;
      begun.add(part);
      chosen.add(next.key);
    }
  }
  return all.filter(({ key }) => chosen.has(key));
}
