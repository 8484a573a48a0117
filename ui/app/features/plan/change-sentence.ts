/** What happened to the plan, as a sentence: which one, and with what in it. */
import type { PlanChange } from "#host/bindings.ts";
import { t } from "#shared/i18n/i18n.svelte.ts";
import { headingOf } from "./words.ts";

/** How much of a line is quoted, in characters. */
const most = 160;

/** The client's words, short enough to stand in a sentence; undefined if there are none. */
export function quoted(words: string | null): string | undefined {
  const plain = words?.trim().replace(/\s+/g, " ") ?? "";
  const letters = [...plain];
  if (letters.length <= most) return plain === "" ? undefined : plain;
  return `${letters.slice(0, most).join("").trimEnd()}…`;
}

/** The sentence for a change. */
export function sentenceOf(change: PlanChange): string {
  return change.to_section ? ofSection(change) : ofLine(change);
}

function ofSection(change: PlanChange): string {
  const { what, count } = change;
  const section = headingOf(change);
  if (what === "moved") return t("plan-change-section-moved", { count, section });
  if (what === "reworded") {
    // No words: our own heading, which stood there before or came back.
    const ours = headingOf({ ...change, title: null });
    const before = quoted(change.before) ?? ours;
    return t("plan-change-section-reworded", { before, after: quoted(change.after) ?? ours });
  }
  const name = quoted(change.after ?? change.before) ?? section;
  if (what === "linked") return t("plan-change-section-moved", { count: 1, section: name });
  return t(`plan-change-section-${what}`, { section: name });
}

function ofLine(change: PlanChange): string {
  const { what, count } = change;
  const section = headingOf(change);
  const before = quoted(change.before);
  const after = quoted(change.after);
  if (what === "reworded") {
    if (before === undefined) return t("plan-change-line-worded", { section, after: after ?? "" });
    if (after === undefined) return t("plan-change-line-unworded", { section, before });
    return t("plan-change-line-reworded", { section, before, after });
  }
  // Lines are not put away one by one.
  const kind = what === "hidden" ? "removed" : what;
  const words = after ?? before;
  return words === undefined || count > 1
    ? t(`plan-change-line-${kind}-bare`, { section, count })
    : t(`plan-change-line-${kind}`, { section, after: words });
}
