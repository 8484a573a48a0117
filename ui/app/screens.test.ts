/**
 * Each page's words are there when it shows: every key that a page, or anything that it imports,
 * asks for stands in a file that is read with the page, or in a core one; and no file is read for
 * nothing. What comes with the app asks for core words only.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { FluentResource } from "@fluent/bundle";
import ts from "typescript";
import { expect, test } from "vitest";
import { core as coreEnglish } from "#shared/i18n/en.ts";
import { core as coreFrench } from "#shared/i18n/fr.ts";

const ui = path.resolve(import.meta.dirname, "..");
const english = path.resolve(ui, "../i18n/en");

/** The files of a language that come with the app. */
const names = (files: object) => Object.keys(files).map((file) => path.basename(file, ".ftl"));
const coreWords = names(coreEnglish);

/** Which file each key stands in. */
const fileOf = new Map(
  readdirSync(english).flatMap((file) =>
    new FluentResource(readFileSync(path.join(english, file), "utf8")).body.map(
      ({ id }) => [id, path.basename(file, ".ftl")] as const,
    ),
  ),
);

/** The script of a file: all of a TypeScript file, and of a component both script and markup. */
const sourceOf = (file: string) => readFileSync(file, "utf8").replace(/<!--[^]*?-->/g, "");

/** The file of ours that an import means, if it is one. */
function resolve(from: string, wanted: string): string | undefined {
  if (!/^[.#].*\.(ts|svelte)$/.test(wanted)) return undefined;
  const file = wanted.startsWith("#")
    ? path.join(ui, wanted.slice(1))
    : path.join(path.dirname(from), wanted);
  expect(existsSync(file), `${wanted} in ${from}`).toBe(true);
  return file;
}

/** A file and everything that comes with it. What it imports only when asked does not. */
function closure(start: string, found = new Set<string>()): Set<string> {
  if (found.has(start)) return found;
  found.add(start);
  for (const [, wanted = ""] of sourceOf(start).matchAll(
    /^\s*(?:import|export|\})\s(?!type)(?:[^;"]*\sfrom\s)?"([^"]+)";/gm,
  )) {
    const file = resolve(start, wanted);
    if (file) closure(file, found);
  }
  return found;
}

/**
 * The keys that a source asks for: those written out inside `t(…)`, those that are put together
 * there (all with the same beginning), and those with a hyphen that stand somewhere as a string.
 */
function keysIn(source: string): string[] {
  const inCall = [...source.matchAll(/\bt\(((?:[^()"`]|"[^"]*"|`[^`]*`|\([^()]*\))*)\)/g)].map(
    ([, argument = ""]) => argument,
  );
  const written = inCall.flatMap((argument) => argument.match(/(?<=")[\w-]+(?=")/g) ?? []);
  const hyphened = source.match(/(?<=")[a-z]\w*(?:-\w+)+(?=")/g) ?? [];
  const starts = inCall.flatMap((argument) => argument.match(/(?<=`)[\w-]+(?=\$\{)/g) ?? []);
  const made = [...fileOf.keys()].filter((key) => starts.some((start) => key.startsWith(start)));
  return [...written, ...hyphened, ...made].filter((key) => fileOf.has(key));
}

/** The files of words that a page asks for beside the core ones. */
function needed(start: string, but: ReadonlySet<string> = new Set()): string[] {
  const sources = [...closure(start)].filter((file) => !but.has(file)).map(sourceOf);
  const files = new Set(sources.flatMap(keysIn).map((key) => fileOf.get(key) ?? ""));
  return [...files].filter((file) => !coreWords.includes(file)).sort();
}

/** Where the pages stand that are read when asked. */
const tables = ["screens.ts", "doors.ts"].map((file) => path.join(import.meta.dirname, file));

/** The pages in them: their component and the words they name. */
function pagesIn(table: string): { name: string; file: string; words: string[] }[] {
  const source = ts.createSourceFile(table, sourceOf(table), ts.ScriptTarget.Latest, true);
  const found: ReturnType<typeof pagesIn> = [];
  const visit = (node: ts.Node) => {
    if (ts.isPropertyAssignment(node) && ts.isObjectLiteralExpression(node.initializer)) {
      const text = (name: string) =>
        node.initializer
          .getChildAt(1)
          .getChildren()
          .find((child) => ts.isPropertyAssignment(child) && child.name.getText() === name)
          ?.getText();
      const component = /import\("([^"]+)"\)/.exec(text("load") ?? "")?.[1];
      const file = component && resolve(table, component);
      const words = text("words")?.match(/(?<=")[\w-]+(?=")/g) ?? [];
      if (file) found.push({ name: node.name.getText(), file, words: [...words].sort() });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const all = tables.flatMap(pagesIn);

test("both languages bring the same words with the app", () => {
  expect(coreWords.length).toBeGreaterThan(1);
  expect(names(coreFrench)).toEqual(coreWords);
});

test("every page is looked at", () => {
  const imports = tables.flatMap((table) => sourceOf(table).match(/import\("/g) ?? []);
  expect(all.length).toBe(imports.length);
  expect(all.length).toBeGreaterThan(10);
});

test.each(all)("$name reads the words that it needs, and no others", ({ file, words }) => {
  expect(needed(file)).toEqual(words);
});

test.each(["Cards", "Reminders", "Shared", "Told"])(
  "%s on Today read the words that they need",
  (name) => {
    const today = path.join(import.meta.dirname, "features/today");
    const said = new RegExp(
      `import\\("./${name}.svelte"\\),\\s+readWords\\(\\[([^\\]]+)\\]\\)`,
    ).exec(sourceOf(path.join(today, "TodayScreen.svelte")));
    const words = said?.[1]?.match(/[\w-]+/g)?.toSorted();
    expect(needed(path.join(today, `${name}.svelte`))).toEqual(words);
  },
);

test("the mark on Today reads the words that it needs", () => {
  const list = sourceOf(path.join(import.meta.dirname, "features/today/DaySoFar.svelte"));
  const [, mark = ""] = /import\("#([^"]+)"\)/.exec(list) ?? [];
  const words = /readWords\(\[([^\]]+)\]\)/.exec(list)?.[1]?.match(/[\w-]+/g);
  expect(needed(path.join(ui, mark))).toEqual(words);
});

test("what comes with the app needs core words only", () => {
  expect(needed(path.join(import.meta.dirname, "main.ts"))).toEqual([]);
});

test("a word that is not read would be found", () => {
  const checkin = all.find(({ name }) => name === "checkin");
  expect(checkin?.words.length).toBeGreaterThan(1);
  expect(needed(checkin?.file ?? "").slice(1)).not.toEqual(checkin?.words);
  expect(keysIn('t(ok ? "items" : `kind-${kind}`, { at: t("when") })')).toEqual(
    expect.arrayContaining(["items", "kind-faces", "when"]),
  );
});
