/** What a sign looks for, as a plain sentence: "When you answer “Sleep” with less than 5 h, …". */
import type { Item, Pattern } from "#host/bindings.ts";
import { answerText } from "#shared/answer.ts";
import { formatNumber } from "#shared/format.ts";
import { t } from "#shared/i18n/i18n.svelte.ts";

export type Seen = {
  /** The question or the tag, in the client's words. */
  about: string;
  /** The word of the choice, where one is looked for. */
  choice: string | null;
  /** The question itself, where it is one. */
  item: Item | undefined;
};

function what({ test }: Pattern, { about, choice, item }: Seen): string {
  switch (test.type) {
    case "below":
    case "above": {
      const than = item ? answerText(item.wording, test.than) : formatNumber(test.than);
      const faces = item?.wording.kind.type === "faces";
      const side = { below: ["below", "lower"], above: ["above", "higher"] }[test.type];
      return t(`sign-what-${side[faces ? 1 : 0]}`, { about, than });
    }
    case "said":
      return t("sign-what-said", { about, answer: t(test.yes ? "yes" : "no") });
    case "chose":
      return t("sign-what-said", { about, answer: choice ?? "" });
    case "tagged":
      return t("sign-what-tagged", { about });
  }
}

/** The sentence. */
export function sentenceOf(pattern: Pattern, seen: Seen): string {
  return t("sign-when", { what: what(pattern, seen), days: pattern.days });
}
