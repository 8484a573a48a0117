/**
 * Says a message: a small part of Fluent, all that Trellis uses of it. The messages come as data,
 * made from the `.ftl` files when the app is built; a test holds every one of them to what Fluent's
 * own implementation says.
 */

/** A text, or its parts in order: words, the name of something given, or a choice by it. */
export type Pattern = string | readonly (string | Placeable)[];
type Placeable =
  readonly [name: string] | readonly [by: string, variants: readonly Variant[], otherwise: number];
/** A number is met by that number, a word by itself or as the kind of plural that a number takes. */
type Variant = readonly [key: string | number, text: Pattern];

/** The messages of a file, by their key. */
export type Texts = Readonly<Record<string, Pattern>>;

/** What a text may be given. */
export type Given = Readonly<Record<string, string | number>>;

/** Says a pattern with what it is given. */
export type Voice = (pattern: Pattern, given?: Given) => string;

/**
 * How a language says messages: numbers as `locale` writes them; with `apart`, what is given is set
 * apart from the text around it, for scripts that run the other way.
 */
export function voiceOf(locale: string, apart: boolean): Voice {
  let numbers: Intl.NumberFormat | undefined;
  let plurals: Intl.PluralRules | undefined;

  const meets = (key: string | number, value: string | number): boolean => {
    if (key === value) return true;
    if (typeof key === "number" || typeof value === "string") return false;
    plurals ??= new Intl.PluralRules(locale);
    return plurals.select(value) === key;
  };
  const fill = ([name, variants, otherwise = 0]: Placeable, given: Given): string => {
    const value = given[name];
    if (variants) {
      const met = value === undefined ? undefined : variants.find(([key]) => meets(key, value));
      return say((met ?? variants[otherwise])?.[1] ?? "", given);
    }
    if (value === undefined) return `{$${name}}`;
    if (typeof value === "string") return value;
    numbers ??= new Intl.NumberFormat(locale);
    return numbers.format(value);
  };
  const say: Voice = (pattern, given = {}) => {
    if (typeof pattern === "string") return pattern;
    const around = apart && pattern.length > 1;
    return pattern
      .map((part) => {
        if (typeof part === "string") return part;
        return around ? `\u2068${fill(part, given)}\u2069` : fill(part, given);
      })
      .join("");
  };
  return say;
}
