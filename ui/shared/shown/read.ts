/**
 * From JSON to a {@link Projection}. What is not known is left out, and what is odd becomes nothing:
 * whoever wrote it cannot break the page, and cannot bring anything to it but text.
 */
import type { ItemKind } from "#host/bindings.ts";
import { isDay, isTime } from "../format.ts";
import { balanced, inSentence } from "./direction.ts";
import type * as shown from "./projection.ts";

type Odd = Record<string, unknown>;

const object = (value: unknown): Odd =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Odd) : {};
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
const text = (value: unknown): string => (typeof value === "string" ? balanced(value).trim() : "");
const texts = (value: unknown): string[] => list(value).map(text).filter(Boolean);
const day = (value: unknown): string | null =>
  typeof value === "string" && isDay(value) ? value : null;
const number = (value: unknown): number | null =>
  typeof value === "number" && Number.isFinite(value) ? value : null;
const whole = (value: unknown, low: number, high: number): number | null => {
  const found = number(value);
  return found !== null && Number.isInteger(found) && found >= low && found <= high ? found : null;
};
const order = (value: unknown): number => number(value) ?? 0;
function one<Name extends string>(value: unknown, names: readonly Name[]): Name | null {
  return names.find((name) => name === value) ?? null;
}

const areas = [
  "social",
  "occupational",
  "educational",
  "residential",
  "intellectual",
  "spiritual",
  "financial",
  "health",
] as const;
const environments = ["living", "learning", "working", "social"] as const;
const statuses = ["thinking", "working", "resting", "reached", "let_go"] as const;
const hows = ["with_help", "on_own", "can_show"] as const;
const parts = ["strengths", "changed", "helped", "want"] as const;

const level = (value: unknown) => whole(value, -2, 2) as shown.Rated["level"] | null;

function rated(value: unknown): shown.Rated[] {
  return list(value).flatMap((given) => {
    const { day: on, level: at } = object(given);
    const found = { day: day(on), level: level(at) };
    return found.day !== null && found.level !== null ? [found as shown.Rated] : [];
  });
}

function goal(given: Odd): shown.Goal {
  const levels = list(given["levels"]);
  return {
    id: text(given["id"]),
    order: order(given["order"]),
    text: text(given["text"]),
    why: text(given["why"]),
    area: one(given["area"], areas),
    environment: one(given["environment"], environments),
    role: text(given["role"]),
    status: one(given["status"], statuses),
    important: whole(given["important"], 0, 10),
    sure: whole(given["sure"], 0, 10),
    steps: list(given["steps"]).flatMap((step) => {
      const { id, text: words, how } = object(step);
      return text(words) ? [{ id: text(id), text: text(words), how: one(how, hows) }] : [];
    }),
    levels: levels.length === 5 ? levels.map(text) : null,
    baseline: level(given["baseline"]),
    ratings: rated(given["ratings"]),
    worker: rated(given["worker"]),
    strengths: texts(given["strengths"]),
    people: texts(given["people"]),
  };
}

/** Whether there is anything in a goal to be read. */
const isTold = ({ text: words, why, steps }: shown.Goal) =>
  words !== "" || why !== "" || steps.length > 0;

/** What an answer looks like; none where this page does not know it. */
function shape(given: Odd): ItemKind | null {
  const choices = () =>
    list(given["choices"]).flatMap((choice) => {
      const { id, label } = object(choice);
      return typeof id === "string" && text(label) ? [{ id, label: inSentence(text(label)) }] : [];
    });
  switch (given["type"]) {
    case "faces": {
      const words = list(given["words"]).map((word) => inSentence(text(word)));
      if (words.length !== 5) return null;
      return { type: "faces", words: words as [string, string, string, string, string] };
    }
    case "zero_to_ten":
      return { type: "zero_to_ten", low: text(given["low"]), high: text(given["high"]) };
    case "yes_no":
    case "duration":
    case "short_text":
      return { type: given["type"] };
    case "number":
      return { type: "number", unit: inSentence(text(given["unit"])) };
    case "choose_one":
    case "choose_several":
      return { type: given["type"], choices: choices() };
    default:
      return null;
  }
}

function question(given: Odd): shown.Question | null {
  const kind = shape(object(given["shape"]));
  const words = text(given["words"]);
  if (!kind || !words) return null;
  const better = one(object(given["shape"])["better"], ["high", "low", "neither"]) ?? "neither";
  return { id: text(given["id"]), order: order(given["order"]), words, shape: kind, better };
}

function value(given: unknown): shown.Given["value"] | null {
  if (typeof given === "boolean") return given;
  if (typeof given === "string") return text(given);
  if (Array.isArray(given)) return given.filter((part) => typeof part === "string");
  return number(given);
}

/** Whether an answer is one to a question of this shape. */
export function fits(kind: ItemKind, told: shown.Given["value"]): boolean {
  switch (kind.type) {
    case "faces":
      return whole(told, 1, 5) !== null;
    case "yes_no":
      return typeof told === "boolean";
    case "zero_to_ten":
    case "number":
    case "duration":
      return typeof told === "number";
    case "choose_several":
      return Array.isArray(told);
    default:
      return typeof told === "string";
  }
}

function checkIn(given: Odd): shown.CheckIn {
  return {
    time: typeof given["time"] === "string" && isTime(given["time"]) ? given["time"] : "",
    rest: given["rest"] === true,
    answers: list(given["answers"]).flatMap((answer) => {
      const { item, value: told } = object(answer);
      const found = value(told);
      return found === null ? [] : [{ item: text(item), value: found }];
    }),
    tags: texts(given["tags"]),
    note: text(given["note"]) || null,
  };
}

/** Days by their date, the newest first; what came in several items is one day again. */
function daysOf(items: Odd[]): shown.Day[] {
  const found = new Map<string, shown.CheckIn[]>();
  for (const given of items) {
    const on = day(given["day"]);
    if (on === null) continue;
    const checkins = list(given["checkins"]).map((one) => checkIn(object(one)));
    found.set(on, [...(found.get(on) ?? []), ...checkins]);
  }
  const early = (a: shown.CheckIn, b: shown.CheckIn) => compare(a.time, b.time);
  const days = [...found].map(([on, checkins]) => ({ day: on, checkins: checkins.sort(early) }));
  return newest(days);
}

function newest<Dated extends { day: string }>(dated: Dated[]): Dated[] {
  return dated.sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}

function measure(given: Odd): shown.Measure | null {
  const on = day(given["day"]);
  const name = text(given["name"]) || text(given["measure"]);
  if (on === null || !name) return null;
  return {
    id: text(given["id"]),
    name,
    day: on,
    total: number(given["total"]),
    of: number(given["of"]),
    band: text(given["band"]) || null,
    answers: Array.isArray(given["answers"]) ? given["answers"].map(number) : null,
  };
}

function balance(given: Odd): shown.Balance | null {
  const on = day(given["day"]);
  if (on === null) return null;
  const rows = list(given["areas"]).flatMap((row) => {
    const { area, rating, more } = object(row);
    const known = one(area, areas);
    return known ? [{ area: known, rating: whole(rating, 1, 5), more: more === true }] : [];
  });
  const told = rows.filter((row) => row.rating !== null || row.more);
  return told.length > 0 ? { day: on, areas: told } : null;
}

function visit(given: Odd): shown.Visit | null {
  const found = list(given["parts"]).flatMap((part) => {
    const { part: name, lines } = object(part);
    const known = one(name, parts);
    return known && texts(lines).length > 0 ? [{ part: known, lines: texts(lines) }] : [];
  });
  const decision = text(given["decision"]);
  return found.length > 0 || decision ? { day: day(given["day"]), parts: found, decision } : null;
}

/** A card from its JSON. */
export function readCard(given: unknown): shown.Card {
  const card = object(parsed(given));
  return {
    name: text(card["name"]),
    language: one(card["language"], ["en", "fr"]),
    since: day(card["since"]),
    until: day(card["until"]),
    made: day(card["made"]),
  };
}

/** JSON that may still be a text; a text that is none is nothing. */
function parsed(given: unknown): unknown {
  if (typeof given !== "string") return given;
  try {
    return JSON.parse(given) as unknown;
  } catch {
    return null;
  }
}

/** Compares by code points: alike in every browser, whatever it speaks. */
const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const first = (a: { order: number; id: string }, b: { order: number; id: string }) =>
  a.order - b.order || compare(a.id, b.id);

/**
 * Items in an order that is theirs alone. They come as the client's app made them, or in the order of
 * the slots in which they travelled: what is shown is the same.
 */
function settled(items: readonly unknown[]): Odd[] {
  return items
    .map((item) => object(parsed(item)))
    .map((item) => ({ item, text: JSON.stringify(item) }))
    .sort((a, b) => compare(a.text, b.text))
    .map(({ item }) => item);
}

/** Everything, from the JSON of the card and of each item, as texts or read already. */
export function read(card: unknown, items: readonly unknown[]): shown.Projection {
  const all = settled(items);
  const of = (kind: string) => all.filter((item) => item["kind"] === kind);
  const some = <Kind>(found: (Kind | null)[]) => found.filter((one) => one !== null) as Kind[];
  const section = (given: Odd): shown.Section | null => {
    const lines = list(given["lines"]).flatMap((line) => {
      const { id, text: words } = object(line);
      return text(words) ? [{ id: text(id), text: text(words) }] : [];
    });
    const plan = one(given["plan"], ["wellness", "hard_days"]);
    if (!plan || lines.length === 0) return null;
    const { id, order: at, title } = given;
    return { id: text(id), order: order(at), plan, title: text(title), lines };
  };
  const strengths = of("strength").map(({ id, order: at, text: words }) => ({
    id: text(id),
    order: order(at),
    text: text(words),
  }));
  const byWords = (a: shown.Strength, b: shown.Strength) =>
    a.order - b.order || compare(a.text.toLowerCase(), b.text.toLowerCase());
  return {
    card: readCard(card),
    strengths: strengths.filter((strength) => strength.text).sort(byWords),
    goals: of("goal").map(goal).filter(isTold).sort(first),
    sections: some(of("section").map(section)).sort(first),
    questions: some(of("question").map(question)).sort(first),
    days: daysOf(of("day")),
    measures: newest(some(of("measure").map(measure))),
    balances: newest(some(of("balance").map(balance))),
    visits: some(of("visit").map(visit)),
  };
}
