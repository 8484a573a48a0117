/**
 * How long a worker waits: two hundred people, and a person with two years. With `TRELLIS_FIGURES=1`
 * it prints what it measured; without, it only shows that so much opens at all.
 */
import { expect, test } from "@playwright/test";
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
  const noor = { card: { ...card, name: "Noor" }, items: [...days, ...lines, ...full] };
  const others = Array.from({ length: 200 }, (_, n) => ({
    card: { ...card, name: `Person ${n}` },
    items: [],
  }));
  await server.share(link, ...others, noor);

  const timed = async (what: () => Promise<void>) => {
    const from = Date.now();
    await what();
    return Date.now() - from;
  };
  const people = page.getByRole("list", { name: t("portal-people") }).getByRole("button");
  const list = await timed(async () => {
    await page.getByRole("link", { name: t("portal-place-people") }).click();
    await expect(people).toHaveCount(201);
  });
  const person = await timed(async () => {
    await page.getByRole("button", { name: "Noor" }).click();
    await page.getByRole("heading", { level: 2, name: t("shown-days"), exact: true }).waitFor();
  });
  await page.getByText("December 2024").click();
  await expect(page.getByRole("heading", { name: "Tuesday, December 31, 2024" })).toBeVisible();
  if (process.env["TRELLIS_FIGURES"])
    process.stdout.write(`${JSON.stringify({ people_200: list, person_2000_items: person })}\n`);
  await server.close();
});
