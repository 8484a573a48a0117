/** Every icon that the app uses is drawn as Lucide has it: the same shapes, with the same values. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { drawn } from "./icons.mjs";

const ui = path.resolve(import.meta.dirname, "..");
const used = new Set(
  ["app", "shared"]
    .flatMap((folder) =>
      readdirSync(path.join(ui, folder), { recursive: true, encoding: "utf8" })
        .filter((file) => /\.(svelte|ts)$/.test(file))
        .map((file) => readFileSync(path.join(ui, folder, file), "utf8")),
    )
    .flatMap((source) => source.match(/(?<=@lucide\/svelte\/icons\/)[a-z0-9-]+(?=")/g) ?? []),
);
const lucide = path.join(ui, "node_modules/@lucide/svelte/dist/icons");

test("the icons are found", () => expect(used.size).toBeGreaterThan(20));

/** Lucide's own component of an icon. Another name of one leads to it. */
function component(name: string): string {
  const js = readFileSync(path.join(lucide, `${name}.js`), "utf8");
  const file = /from "\.\/([\w-]+\.svelte)"/.exec(js)?.[1];
  return readFileSync(path.join(lucide, file ?? "none"), "utf8");
}

test.each([...used])("%s", (name) => {
  const theirs = component(name);
  const shapes = /"node": (\[\[.*?\]\])[ ,]/.exec(theirs)?.[1] ?? "none";
  const ours = /focusable="false"\s*>(.*)<\/svg>/s.exec(drawn(theirs))?.[1] ?? "";
  const tags = [...shapes.matchAll(/\["(\w+)", \{/g)].map(([, tag]) => `<${tag}`);
  const values = [...shapes.matchAll(/"(\w+)": "([^"]*)"/g)].map(([, key, value]) => [key, value]);
  expect(values.length).toBeGreaterThan(0);
  expect(ours.match(/<\w+/g)).toEqual(tags);
  expect([...ours.matchAll(/ (\w+)="([^"]*)"/g)].map(([, key, value]) => [key, value])).toEqual(
    values,
  );
});
