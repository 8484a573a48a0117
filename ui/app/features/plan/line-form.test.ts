import { expect, test } from "vitest";
import type { Line } from "#host/bindings.ts";
import { checked, chosenOf, formOf, pointedAt, same } from "./line-form.ts";

const line: Line = {
  id: "1",
  section: "s",
  text: "Call",
  points: [
    { to: "support", id: "a", name: "Ana" },
    { to: "item", id: "b", name: "Sleep" },
  ],
  photo: null,
  link: "tel:+15550100",
  first: true,
  place: 2,
};

test("a line opens with all it has, its link as people write it", () => {
  const form = formOf(line, "other");
  expect(form).toMatchObject({ id: "1", section: "s", link: "+15550100", first: true });
  expect(checked(form)).toMatchObject({ form: { link: "tel:+15550100", points: line.points } });
  for (const link of ["sms:988", "https://example.org/", "https://example.org", "mailto:a@b.ca"]) {
    expect(checked(formOf({ ...line, link }, "s"))).toMatchObject({ form: { link } });
  }
});

test("a new one is blank, or begins with an idea, which is enough to save", () => {
  expect(checked(formOf(null, "s"))).toEqual({ lack: { words: true, link: false } });
  expect(checked(formOf(null, "s", " Tea "))).toMatchObject({ form: { id: null, text: "Tea" } });
});

test.each([
  [{ photo: "ab" }],
  [{ link: "example.org" }],
  [{ points: [{ to: "strength" as const, id: "c", name: "" }] }],
])("words are not needed where there is something else", (part) => {
  expect(checked({ ...formOf(null, "s"), ...part })).toHaveProperty("form");
});

test("a link that is none is said", () => {
  expect(checked({ ...formOf(line, "s"), link: "my sister" })).toEqual({
    lack: { words: false, link: true },
  });
});

test("one kind of what it points to changes, the others stay", () => {
  const form = formOf(line, "s");
  const points = pointedAt(form, "support", ["x", "y"]);
  expect(chosenOf({ ...form, points }, "support")).toEqual(["x", "y"]);
  expect(chosenOf({ ...form, points }, "item")).toEqual(["b"]);
});

test("the order of what it points to and a blank link are no change", () => {
  const form = formOf({ ...line, link: null }, "s");
  expect(same(form, { ...form, points: form.points.toReversed(), link: "" })).toBe(true);
  for (const part of [
    { text: "x" },
    { points: [] },
    { photo: "x" },
    { first: false },
    { link: "x" },
  ])
    expect(same(form, { ...form, ...part })).toBe(false);
});
