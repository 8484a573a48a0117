/**
 * What the pages need of the words: that their own reader of Fluent understands each of them, and
 * that each error code has its text. What the words say is held by the gate in `tests/tests/words`.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { FluentResource } from "@fluent/bundle";
import { expect, test } from "vitest";
import { codes } from "./error.ts";

const i18n = path.resolve(import.meta.dirname, "../../../i18n");

/** The files of a language, by name. */
const filesOf = (language: string) =>
  readdirSync(path.join(i18n, language)).map((file) => ({
    file: `${language}/${file}`,
    text: readFileSync(path.join(i18n, language, file), "utf8"),
  }));

const keysIn = (text: string) => new FluentResource(text).body.map(({ id }) => id);

test.each(["en", "fr"].flatMap(filesOf))("$file is all understood", ({ text }) => {
  const written = [...text.matchAll(/^([a-zA-Z][\w-]*) *=/gm)].map((match) => match[1]);
  expect(written.length).toBeGreaterThan(0);
  expect(keysIn(text)).toEqual(written);
});

test("each error code says what happened", () => {
  const keys = new Set(filesOf("en").flatMap(({ text }) => keysIn(text)));
  expect(codes.length).toBeGreaterThan(10);
  for (const code of codes) expect(keys.has(`error-${code.replaceAll("_", "-")}`), code).toBe(true);
});
