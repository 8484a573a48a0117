import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import type { Pack } from "#host/bindings.ts";
import { firstLines } from "./crisis-lines.ts";

/** What is left out in the file is none. */
function packOf(country: string, part: string | null) {
  const file = path.resolve(import.meta.dirname, `../../../../data/crisis/${country}.json`);
  const pack = JSON.parse(readFileSync(file, "utf8")) as Pack;
  const all = pack.lines.map((line) => ({ ...line, part: line.part ?? null }));
  const lines = all.filter((line) => line.part === null || line.part === part);
  return { pack: { ...pack, lines }, part };
}

test("the country's line comes first, then the region's own", () => {
  const names = (country: string, part: string | null) =>
    firstLines(packOf(country, part)).map(({ id }) => id);
  expect(names("ca", null)).toEqual(["988"]);
  expect(names("us", null)).toEqual(["988"]);
  const own = firstLines(packOf("ca", "ca-qc"));
  expect(own.map(({ part }) => part)).toEqual([null, "ca-qc"]);
  expect(own.some(({ emergency }) => emergency)).toBe(false);
});
