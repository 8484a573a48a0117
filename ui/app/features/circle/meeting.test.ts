/** A reminder an hour before a meeting. */
import { expect, test } from "vitest";
import { meetingForm } from "./meeting.ts";

test("it comes an hour before, on the same days and as often", () => {
  const meets = { days: ["Tue" as const, "Thu" as const], every: 2, time: "19:15" };
  expect(meetingForm("a", meets, "2026-06-02")).toMatchObject({
    about: { type: "support", id: "a" },
    rule: {
      start: "2026-06-02",
      every: { type: "weeks", n: 2, on: ["Tue", "Thu"] },
      times: ["18:15"],
    },
  });
});

test("for what begins just after midnight it comes on the evening before", () => {
  const meets = { days: ["Mon" as const, "Tue" as const], every: 1, time: "00:30" };
  expect(meetingForm("a", meets, "2026-06-02").rule).toMatchObject({
    start: "2026-06-01",
    every: { type: "weeks", n: 1, on: ["Mon", "Sun"] },
    times: ["23:30"],
  });
});
