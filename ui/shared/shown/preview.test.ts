/**
 * The client's preview and the worker's page are one: a thousand random projections, each drawn from
 * the bytes that the client's app would seal, and again from what a worker's browser opened.
 */
import { readFileSync } from "node:fs";
import { render } from "svelte/server";
import { beforeAll, expect, test, vi } from "vitest";
import { readWords, speak } from "../i18n/i18n.svelte.ts";
import { unhex } from "../sealing/bytes.ts";
import { random } from "../sealing/primitives.ts";
import { publish } from "../sealing/publish.ts";
import { openShare } from "../sealing/share.ts";
import { keysOf } from "../sealing/worker-keys.ts";
import { card, full, hostile } from "./fixture.ts";
import Shown from "./Shown.svelte";
import { shownWords } from "./words.ts";

vi.stubGlobal("document", { documentElement: {} });

const file = new URL("../../../crates/sealing/vectors/worker-keys.json", import.meta.url);
const own = JSON.parse(readFileSync(file, "utf8"));

/** Numbers that come the same each time: mulberry32. */
function numbers(seed: number): (below: number) => number {
  return (below) => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/** Some of the items, with some of their texts, numbers and days others. */
function anyItems(seed: number): unknown[] {
  const below = numbers(seed);
  const other = (value: unknown, key: string): unknown => {
    if (Array.isArray(value)) {
      const kept = key === "words" || key === "levels" ? value : value.filter(() => below(8) > 0);
      return kept.map((one) => other(one, key));
    }
    if (typeof value === "object" && value !== null)
      return Object.fromEntries(
        Object.entries(value).map(([name, one]) => [name, other(one, name)]),
      );
    if (key === "day" && typeof value === "string")
      return `2026-${String(1 + below(11)).padStart(2, "0")}-${String(1 + below(28)).padStart(2, "0")}`;
    if (["text", "why", "title", "note", "words", "label"].includes(key) && below(3) === 0)
      return hostile[below(hostile.length)]?.slice(0, 300);
    return below(40) === 0 ? null : value;
  };
  const some = full.filter(() => below(3) === 0);
  return [...some, ...some.slice(below(4))].map((item) => other(item, ""));
}

beforeAll(async () => {
  await speak("en");
  await readWords(shownWords);
});

test(
  "what a client sees before yes is what a worker sees after",
  { timeout: 300_000 },
  async () => {
    const keys = await keysOf(unhex(own.worker), {
      signing: unhex(own.signing_secret),
      hpke: unhex(own.hpke_secret),
    });
    const server = random(32);
    const to = {
      worker: keys.worker,
      keys: keys.keys,
      publics: keys.publics,
      server,
      made: 1_800_000_000_000,
      until: 1_800_086_400_000,
    };
    const secrets = { signing: random(32), inbox: random(32) };
    const seen = new Set<string>();
    for (let seed = 1; seed <= 1_000; seed += 1) {
      if (seed === 501) await speak("fr");
      const sealed = {
        card: JSON.stringify({ ...card, name: hostile[seed % hostile.length] }),
        items: anyItems(seed).map((item) => JSON.stringify(item)),
      };
      const preview = render(Shown, { props: sealed }).body;
      const made = await publish(secrets, to, sealed.card, sealed.items);
      const whom = { keys, server, grant: made.grant, now: to.made };
      const { card: opened, items } = await openShare(made.message, whom);
      expect([...items].sort()).toEqual([...sealed.items].sort());
      const portal = render(Shown, { props: { card: opened, items } }).body;
      expect(portal, `seed ${seed}`).toBe(preview);
      seen.add(preview);
    }
    expect(seen.size).toBeGreaterThan(700);
  },
);
