/**
 * How long a worker waits: two hundred people, and a person with two years, each beside one who shares
 * little. With `TRELLIS_FIGURES=FILE` it is measured five times and written there, in milliseconds, for
 * `make bench`; without, it only shows that so much opens at all.
 */
import { expect, test } from "@playwright/test";
import { writeFileSync } from "node:fs";
import { card, full } from "../../../ui/shared/shown/fixture.ts";
import { wordsOf } from "../../phone/lib/words.ts";
import { Desk, many } from "../lib/desk.ts";
import { enrol } from "../lib/worker.ts";

const t = wordsOf("en");

test("two hundred people, and one with two thousand items", async ({ page }) => {
  test.setTimeout(300_000);
  const server = await Desk.open(many);
  const link = await server.worker("Sam Roy");
  await enrol({ page, t }, link, false);
  const days = Array.from({ length: 730 }, (_, n) => ({
    kind: "day",
    day: new Date(Date.UTC(2026, 10, 20 - n)).toISOString().slice(0, 10),
    checkins: [
      {
        time: "09:30",
        rest: false,
        answers: [
          { item: "f1", value: 1 + (n % 5) },
          { item: "f3", value: 300 + (n % 240) },
        ],
        tags: ["outside"],
        note: n % 3 === 0 ? "Words about a day, as long as they usually are. ".repeat(3) : null,
      },
    ],
  }));
  const lines = Array.from({ length: 2_000 - 730 - full.length }, (_, n) => ({
    kind: "strength",
    id: String(n),
    text: `A strength of theirs, number ${n}`,
  }));
  const ada = { card: { ...card, name: "Ada" }, items: full };
  const noor = { card: { ...card, name: "Noor" }, items: [...days, ...lines, ...full] };
  const others = Array.from({ length: 200 }, (_, n) => ({
    card: { ...card, name: `Person ${n}` },
    items: [],
  }));

  const file = process.env["TRELLIS_FIGURES"];
  const times = file ? 5 : 1;
  const people = page.getByRole("list", { name: t("portal-people") }).getByRole("button");
  const middle = (all: number[]) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)];
  /** How long it takes to come to all the people, and from there to one of them. */
  async function come(name: string, count: number) {
    const lists: number[] = [];
    const persons: number[] = [];
    for (let time = 0; time < times; time += 1) {
      await page.getByRole("link", { name: t("portal-place-ways") }).click();
      await page.getByRole("heading", { level: 1, name: t("portal-place-ways") }).waitFor();
      const from = Date.now();
      await page.getByRole("link", { name: t("portal-place-people") }).click();
      await expect(people).toHaveCount(count);
      const listed = Date.now();
      await page.getByRole("button", { name }).click();
      await page.getByRole("heading", { level: 2, name: t("shown-days"), exact: true }).waitFor();
      lists.push(listed - from);
      persons.push(Date.now() - listed);
    }
    return { list: middle(lists), person: middle(persons) };
  }
  await server.share(link, ada);
  const little = await come("Ada", 1);
  await server.share(link, ...others, noor);
  const much = await come("Noor", 202);
  await page.getByText("December 2024").click();
  await expect(page.getByRole("heading", { name: "Tuesday, December 31, 2024" })).toBeVisible();
  if (file) writeFileSync(file, JSON.stringify({ little, much }));
  await server.close();
});
