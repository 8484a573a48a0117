/**
 * The gate over every text: both languages have the same keys with the same variables, each key the
 * code asks for exists, each error code has its text, and words that judge do not occur.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { FluentResource } from "@fluent/bundle";
import { describe, expect, test } from "vitest";
import { codes } from "./error.ts";

const root = path.resolve(import.meta.dirname, "../../..");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const folder = (language: string) => readdirSync(path.join(root, "i18n", language)).sort();

/** The names of the variables anywhere in a parsed pattern. */
function variablesIn(part: unknown, found = new Set<string>()): Set<string> {
  if (typeof part !== "object" || part === null) return found;
  if ("type" in part && part.type === "var" && "name" in part) found.add(String(part.name));
  for (const inner of Object.values(part)) variablesIn(inner, found);
  return found;
}

/** Every text of a language, by its key. */
function textsOf(language: string): Map<string, { variables: string[]; file: string }> {
  const texts = new Map<string, { variables: string[]; file: string }>();
  for (const file of folder(language)) {
    for (const { id, value } of new FluentResource(read(`i18n/${language}/${file}`)).body) {
      expect(texts.has(id), `${id} is written twice in ${language}`).toBe(false);
      texts.set(id, { variables: [...variablesIn(value)].sort(), file });
    }
  }
  return texts;
}

const english = textsOf("en");
const french = textsOf("fr");

test("both languages have the same files, keys and variables", () => {
  expect(english.size).toBeGreaterThan(20);
  expect(folder("fr")).toEqual(folder("en"));
  expect(Object.fromEntries(french)).toEqual(Object.fromEntries(english));
});

test("each line of a file is one that Fluent could read", () => {
  for (const language of ["en", "fr"]) {
    for (const file of folder(language)) {
      const text = read(`i18n/${language}/${file}`);
      const written = [...text.matchAll(/^([a-zA-Z][\w-]*) *=/gm)].map((match) => match[1]);
      const understood = new FluentResource(text).body.map(({ id }) => id);
      expect(understood, `${language}/${file}`).toEqual(written);
    }
  }
});

test("each error code says what happened", () => {
  for (const code of codes)
    expect(english.has(`error-${code.replaceAll("_", "-")}`), code).toBe(true);
});

/** Files of ours below a folder. */
function filesBelow(folder: string): string[] {
  return readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return filesBelow(file);
    return /(?<!\.test)\.(ts|svelte)$/.test(entry.name) ? [file] : [];
  });
}

test("every key that the code names has its text, and every text is named", () => {
  const sources = ["ui/app", "ui/shared"].flatMap(filesBelow).map(read).join("\n");
  const asked = [...sources.matchAll(/\bt\(\s*"([^"]+)"/g)].map((match) => match[1] ?? "");
  expect(asked.length).toBeGreaterThan(20);
  expect(asked.filter((key) => !english.has(key))).toEqual([]);
  // A key may also be put together (`error-${code}`) or stand in a list: then its start is quoted.
  const quoted = [...sources.matchAll(/["`]([a-z][a-z0-9-]*-)\$\{/g)].map(
    (match) => match[1] ?? "",
  );
  const unused = [...english.keys()].filter(
    (key) => !sources.includes(`"${key}"`) && !quoted.some((start) => key.startsWith(start)),
  );
  expect(unused).toEqual([]);
});

test("French never lets a colon or a guillemet stand alone at the start or end of a line", () => {
  for (const file of folder("fr")) {
    const texts = read(`i18n/fr/${file}`).replace(/^#.*$/gm, "");
    expect(texts, file).not.toMatch(/\S [:»]|« /);
  }
});

describe("words that judge do not occur", () => {
  const banned: Record<string, RegExp> = {
    en: /\b(fail(ed|ure|s)?|missed|overdue|non-?compliant|compliance|patients?|streaks?|users?|errors?|invalid|must|wrong answer|relapse|symptoms?)\b/i,
    fr: /(?<!\p{L})(échou\p{L}*|échecs?|manqué\p{L}*|en retard|non conforme|patients?|patientes?|utilisat\p{L}*|erreurs?|invalides?|rechutes?|symptômes?|tu|toi|ton|tes)(?!\p{L})/iu,
  };
  test.each(["en", "fr"])("in %s", (language) => {
    for (const file of folder(language)) {
      for (const line of read(`i18n/${language}/${file}`).split("\n")) {
        const words = line.startsWith("#") ? "" : line.replace(/^[\w-]+ *=/, "");
        expect(words, `${language}/${file}`).not.toMatch(banned[language] ?? /$^/);
      }
    }
  });
  test("and a planted one would be found", () => {
    expect("You missed a day").toMatch(banned["en"] ?? /$^/);
    expect("Une erreur est survenue").toMatch(banned["fr"] ?? /$^/);
  });
});
