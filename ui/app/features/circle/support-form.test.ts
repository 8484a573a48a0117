/** A support as it is written and as it is saved. */
import { expect, test } from "vitest";
import type { Support, SupportSaid } from "#host/bindings.ts";
import { inWeek, weekdayOf } from "#shared/weekdays.ts";
import { cleaned, everyOffered, saidOf } from "./support-form.ts";

const said: SupportSaid = {
  ...saidOf(null),
  kind: "group",
  name: "Tuesday circle",
  phone: "+1 555 0100",
  texts: true,
  meets: { days: ["Tue"], every: 6, time: "19:00" },
};
const circle: Support = { id: "0".repeat(32), ...said };

test("one that was saved is opened as it is", () => {
  expect(saidOf(circle)).toEqual(said);
  expect(cleaned(saidOf(circle))).toEqual(said);
});

test("blank ends go, and what leans on something that is empty goes with it", () => {
  const clean = cleaned({
    ...said,
    name: "  Ana ",
    phone: "  ",
    meets: { days: [], every: 2, time: "19:00" },
  });
  expect(clean).toMatchObject({ name: "Ana", phone: "", texts: false, meets: null });
});

test("how often it comes round keeps what was chosen elsewhere", () => {
  expect(everyOffered(1)).toEqual([1, 2, 3, 4]);
  expect(everyOffered(6)).toEqual([1, 2, 3, 4, 6]);
});

test("days stand in the order of the week", () => {
  expect(inWeek(["Sun", "Mon", "what"])).toEqual(["Mon", "Sun"]);
  expect(weekdayOf("2026-06-02")).toBe("Tue");
  expect(weekdayOf("1999-12-31")).toBe("Fri");
});
