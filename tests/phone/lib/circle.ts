/** A circle, strengths, hope notes, and things that were deleted, on a device that is lived in. */
import type { Id } from "../../../ui/host/bindings.ts";
import type { Bridge } from "./bridge.ts";
import { addLine, someone } from "./hard-day.ts";
import { picture } from "./photo.ts";
import type { Language } from "./words.ts";

/** The client's own words. */
export const own = {
  en: {
    friend: "Paul from the choir",
    tie: "my friend",
    helps: "Makes me laugh. Knows the whole story.",
    worker: "Dominique Saint-Germain-Lafontaine",
    role: "my worker",
    group: "Tuesday circle",
    place: "The bench by the canal",
    strength: "I cook for the people I love",
    other: "My sense of humour, even on days when nothing goes my way",
    line: "Ask Paul to come for a walk",
    hope: "The light on the canal this morning. I felt at home.",
    gone: "A song I did not like after all",
  },
  fr: {
    friend: "Paul de la chorale",
    tie: "mon ami",
    helps: "Me fait rire. Connaît toute l’histoire.",
    worker: "Dominique Saint-Germain-Lafontaine",
    role: "mon intervenante",
    group: "Cercle du mardi",
    place: "Le banc près du canal",
    strength: "Je cuisine pour les gens que j’aime",
    other: "Mon humour, même les jours où rien ne va comme je veux",
    line: "Demander à Paul de venir marcher",
    hope: "La lumière sur le canal ce matin. Je me sentais chez moi.",
    gone: "Une chanson que je n’aimais pas, finalement",
  },
} as const;

/** Puts a photograph into the vault, past the screen. */
export async function putPhoto(bridge: Bridge): Promise<string> {
  const file = picture(320, 240).toString("base64");
  const { photo } = await bridge.ask("photo_put", { handle: null, data: file, last: true });
  if (photo === null) throw new Error("the photo was not kept");
  return photo;
}

/** Fills the device. */
export async function furnish(bridge: Bridge, language: Language): Promise<{ friend: Id }> {
  const words = own[language];
  const save = async (said: Parameters<typeof someone>[0]) =>
    (await bridge.ask("support_save", { id: null, said: someone(said) })).id;
  const friend = await save({
    name: words.friend,
    tie: words.tie,
    helps: words.helps,
    phone: "438 555-0133",
    texts: true,
  });
  await save({
    name: words.group,
    kind: "group",
    meets: { days: ["Tue", "Thu"], every: 2, time: "19:00" },
  });
  await save({ name: words.place, kind: "place" });
  await save({
    name: words.worker,
    tie: words.role,
    side: "professional",
    phone: "+1 514 555-0199 poste 2231",
    favourite: true,
  });
  await addLine(bridge, "helps", {
    text: words.line,
    points: [{ to: "support", id: friend, name: "" }],
  });

  const strength = async (text: string) =>
    (await bridge.ask("strength_save", { id: null, text, prompt: "can_do" })).id;
  const used = await strength(words.strength);
  await strength(words.other);
  await addLine(bridge, "helps", {
    text: "",
    points: [{ to: "strength", id: used, name: "" }],
  });
  const { checkins } = await bridge.ask("today", {});
  for (const { id, answers, day, time, tags, note, rest } of checkins) {
    await bridge.ask("checkin_save", {
      id,
      when: { day, time },
      answers: Object.fromEntries(answers.map(({ item, value }) => [item, value])),
      tags,
      strengths: [used],
      note,
      rest,
    });
  }

  await bridge.ask("hope_save", { id: null, text: words.hope, photo: await putPhoto(bridge) });
  const gone = await strength(words.gone);
  await bridge.ask("strength_delete", { id: gone });
  return { friend };
}
