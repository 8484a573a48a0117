/** The draft keeper keeps the last word, in order, and nothing after it was told to settle. */
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { CheckInForm } from "#host/bindings.ts";
import { blankForm } from "./form.ts";
import { DraftKeeper, PAUSE } from "./draft-keeper.ts";

const written = (note: string): CheckInForm => ({ ...blankForm(), note });

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("several keys in a row are kept once, with the last of them", async () => {
  const kept: string[] = [];
  const keeper = new DraftKeeper<CheckInForm>(
    async (form) => void kept.push(form.note),
    () => undefined,
  );
  keeper.note(written("a"));
  await vi.advanceTimersByTimeAsync(PAUSE - 1);
  keeper.note(written("ab"));
  await vi.advanceTimersByTimeAsync(PAUSE - 1);
  expect(kept).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  expect(kept).toEqual(["ab"]);
});

test("a flush keeps at once, and only what changed since", async () => {
  const kept: string[] = [];
  const keeper = new DraftKeeper<CheckInForm>(
    async (form) => void kept.push(form.note),
    () => undefined,
  );
  keeper.note(written("a"));
  await keeper.flush();
  await keeper.flush();
  await vi.advanceTimersByTimeAsync(PAUSE * 2);
  expect(kept).toEqual(["a"]);
});

test("a slow keep is never overtaken by the next", async () => {
  const kept: string[] = [];
  let letGo: () => void = () => undefined;
  const keeper = new DraftKeeper<CheckInForm>(
    async (form) => {
      if (form.note === "first") await new Promise<void>((done) => (letGo = done));
      kept.push(form.note);
    },
    () => undefined,
  );
  keeper.note(written("first"));
  void keeper.flush();
  keeper.note(written("second"));
  const last = keeper.flush();
  await vi.advanceTimersByTimeAsync(PAUSE);
  expect(kept).toEqual([]);
  letGo();
  await last;
  expect(kept).toEqual(["first", "second"]);
});

test("settling drops what waits and waits for what is on its way", async () => {
  const kept: string[] = [];
  let letGo: () => void = () => undefined;
  const keeper = new DraftKeeper<CheckInForm>(
    async (form) => {
      await new Promise<void>((done) => (letGo = done));
      kept.push(form.note);
    },
    () => undefined,
  );
  keeper.note(written("on its way"));
  void keeper.flush();
  await vi.advanceTimersByTimeAsync(0);
  keeper.note(written("waiting"));
  const settled = keeper.settle();
  letGo();
  await settled;
  await vi.advanceTimersByTimeAsync(PAUSE * 2);
  expect(kept).toEqual(["on its way"]);
});

test("trouble is told, and its end as well", async () => {
  const told: (string | null)[] = [];
  let full = true;
  const keeper = new DraftKeeper<CheckInForm>(
    () => (full ? Promise.reject({ code: "disk_full", retry: true }) : Promise.resolve()),
    (error) => told.push(error?.code ?? null),
  );
  keeper.note(written("a"));
  await keeper.flush();
  full = false;
  keeper.note(written("b"));
  await keeper.flush();
  expect(told).toEqual(["disk_full", null]);
});
