/** A device that is lived in: questions of every kind, tags, and some days with gaps. */
import type { CheckInForm, ItemForm, ItemKind } from "../../../ui/host/bindings.ts";
import type { Bridge } from "./bridge.ts";
import type { Language } from "./words.ts";

export const faces: Record<Language, [string, string, string, string, string]> = {
  en: ["Rough", "Low", "Okay", "Good", "Great"],
  fr: ["Dur", "Pas fort", "Correct", "Bien", "Super"],
};

const questions: Record<Language, Record<string, string>> = {
  en: {
    mood: "How is it right now?",
    energy: "How much energy do you have?",
    sleep: "How long did you sleep?",
    outside: "Did you get outside?",
    water: "How much water?",
    weather: "What was the weather like for you?",
    people: "Who did you talk with, and about which of the many things that matter?",
    hard: "What was hard?",
  },
  fr: {
    mood: "Comment ça va en ce moment?",
    energy: "Combien d’énergie avez-vous?",
    sleep: "Combien de temps avez-vous dormi?",
    outside: "Êtes-vous sorti prendre l’air?",
    water: "Combien d’eau?",
    weather: "Comment était le temps pour vous?",
    people: "Avec qui avez-vous parlé, et de quoi, parmi tout ce qui compte pour vous?",
    hard: "Qu’est-ce qui a été difficile?",
  },
};

const notes: Record<Language, string[]> = {
  en: [
    "A slow morning, then the lake.",
    "Soup with Marguerite. We laughed a lot.",
    "Rain all day.",
  ],
  fr: [
    "Matinée lente, puis le café près du métro Préfontaine.",
    "Une soupe avec Marguerite. On a bien ri.",
    "Il a plu toute la journée.",
  ],
};

const choices = (...labels: string[]) => labels.map((label, n) => ({ id: `c${n}`, label }));

/** `day` moved by a number of days. */
export function addDays(day: string, by: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + by);
  return date.toISOString().slice(0, 10);
}

/** Welcomed, and nothing else: no questions, no name. */
export async function welcome(bridge: Bridge, language: Language, name = ""): Promise<string> {
  const { settings, today } = await bridge.ask("start", {});
  if (!settings || !today) throw new Error("the vault did not open");
  await bridge.ask("settings_save", { ...settings, language, name, welcomed: true });
  return today.day;
}

/** Lives on the device for three weeks. */
export async function live(bridge: Bridge, language: Language) {
  const today = await welcome(bridge, language, "Ana");
  const kinds: Record<string, ItemKind> = {
    mood: { type: "faces", words: faces[language] },
    energy: { type: "zero_to_ten", low: "none", high: "a lot" },
    sleep: { type: "duration" },
    outside: { type: "yes_no" },
    water: { type: "number", unit: language === "en" ? "glasses" : "verres" },
    weather: { type: "choose_one", choices: choices("Sun", "Rain", "Snow") },
    people: { type: "choose_several", choices: choices("Marguerite", "Paul", "Ana") },
    hard: { type: "short_text" },
  };
  const form = (name: string, kind: ItemKind): ItemForm => ({
    id: null,
    ask: questions[language][name] ?? name,
    kind,
    better: "high",
    cadence: "every_time",
  });
  const items = await bridge.ask("item_save_all", {
    items: Object.entries(kinds).map(([name, kind]) => form(name, kind)),
  });
  const id = (n: number) => items[n]?.id ?? "";
  const tags: string[] = [];
  for (const [group, label] of [
    ["activity", language === "en" ? "Walk" : "Marche"],
    ["place", language === "en" ? "Kitchen" : "Cuisine"],
    ["person", "Marguerite"],
    ["helped", language === "en" ? "Quiet" : "Calme"],
  ] as const) {
    tags.push((await bridge.ask("tag_save", { id: null, group, label, hidden: false })).id);
  }
  const blank: CheckInForm = {
    id: null,
    when: null,
    answers: {},
    tags: [],
    strengths: [],
    note: "",
    rest: false,
  };
  for (const ago of [20, 19, 17, 16, 15, 12, 9, 8, 5, 4, 2, 1]) {
    const when = { day: addDays(today, -ago), time: "09:15" };
    if (ago === 9) {
      await bridge.ask("checkin_save", { ...blank, when, rest: true });
      continue;
    }
    const answers = { [id(0)]: 1 + (ago % 5), [id(1)]: ago % 11, [id(2)]: 400 + ago };
    const note = notes[language][ago % 3] ?? "";
    await bridge.ask("checkin_save", { ...blank, when, answers, tags: tags.slice(ago % 3), note });
  }
  const last = await bridge.ask("checkin_save", {
    ...blank,
    answers: {
      [id(0)]: 4,
      [id(3)]: true,
      [id(4)]: 5,
      [id(5)]: "c1",
      [id(6)]: ["c0", "c2"],
      [id(7)]: "The bus",
    },
    tags,
    note: notes[language][0] ?? "",
  });
  return { today, items, tags, last: last.id };
}
