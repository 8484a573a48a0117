/**
 * Messages are said as Fluent says them: each message of each language, with every kind of value
 * that it may be given, and with none, beside Fluent's own implementation.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { describe, expect, test } from "vitest";
import { compile } from "../../scripts/fluent.mjs";
import { type Given, type Texts, voiceOf } from "./message.ts";
import { languages } from "./words.ts";

const values = [undefined, 0, 1, 1.5, 2, 5, 21, 1000, 1234567.25, "", "1", "one", "other", "yes"];

/** The names of the variables in a message that Fluent has read. */
const namesIn = (value: unknown) => [
  ...new Set(JSON.stringify(value).match(/(?<="type":"var","name":")\w+/g) ?? []),
];

/** Each way to give each name each value. */
function ways(names: string[]): Given[] {
  const [name, ...rest] = names;
  if (name === undefined) return [{}];
  return ways(rest).flatMap((way) =>
    values.map((value) => (value === undefined ? way : { ...way, [name]: value })),
  );
}

/** What Fluent and what Trellis say, one line for each message and way. */
function both(words: string, texts: Texts, locale: string, apart: boolean): [string[], string[]] {
  const bundle = new FluentBundle(locale, { useIsolating: apart });
  bundle.addResource(new FluentResource(words));
  const say = voiceOf(locale, apart);
  const fluent: string[] = [];
  const ours: string[] = [];
  for (const [key, pattern] of Object.entries(texts)) {
    const value = bundle.getMessage(key)?.value ?? "";
    for (const given of ways(namesIn(value))) {
      fluent.push(`${key}: ${bundle.formatPattern(value, { ...given }, [])}`);
      ours.push(`${key}: ${say(pattern, given)}`);
    }
  }
  return [fluent, ours];
}

describe.each(Object.entries(languages))("in %s", (language, { locale }) => {
  const folder = path.resolve(import.meta.dirname, "../../../i18n", language);
  test.each(readdirSync(folder))("%s", (file) => {
    const words = readFileSync(path.join(folder, file), "utf8");
    const texts = compile(words);
    expect(Object.keys(texts)).toEqual(new FluentResource(words).body.map(({ id }) => id));
    for (const apart of [false, true]) {
      const [fluent, ours] = both(words, texts, locale, apart);
      expect(ours.length).toBeGreaterThan(0);
      expect(ours).toEqual(fluent);
    }
  });
});

test("choices within choices, and plurals that English has not, are said alike", () => {
  const words = `
alone = { $a }
nested = One { $a ->
    [0] none of { $b }
    [one] just { $b ->
        [yes] this
       *[no] that { $b }
    }
    [1] never
   *[few] a few: { $a }
}, { $b }.
`;
  const texts = compile(words);
  for (const locale of ["en-CA", "fr-CA", "pl-PL", "ar-EG"]) {
    const [fluent, ours] = both(words, texts, locale, true);
    expect(ours).toEqual(fluent);
    expect(new Set(ours).size).toBeGreaterThan(20);
  }
});

test("what is not known stops the build", () => {
  for (const words of [
    "a = { NUMBER($n) }",
    "a = x\nb = { a }",
    "-a = x",
    "a = x\n    .b = y",
    "a = { -b }",
    'a = { "x" }',
    "a = { NUMBER($n) ->\n   *[one] x\n}",
  ]) {
    expect(() => compile(words), words).toThrow("message.ts");
  }
});
