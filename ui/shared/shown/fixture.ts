/** A projection with every kind in it, and texts that would be something else than text. For tests. */

export const card = {
  form: 1,
  name: "Noor",
  language: "en",
  since: "2026-01-01",
  until: "2027-02-20",
  made: "2026-11-20",
  kinds: ["strength"],
  hidden: false,
};

const strength = { kind: "strength", id: "a1", text: "I listen" };
const goal = {
  kind: "goal",
  id: "b1",
  order: 1,
  text: "A flat of my own",
  why: "To sleep well",
  area: "residential",
  environment: "living",
  role: "Tenant",
  status: "working",
  important: 9,
  sure: 6,
  steps: [
    { id: "c1", text: "Ask about the list", how: "on_own" },
    { id: "c2", text: "See one", how: null },
  ],
  levels: ["", "On the list", "A room", "A flat", ""],
  baseline: -2,
  ratings: [{ day: "2026-11-02", level: -1 }],
  worker: [{ day: "2026-11-03", level: 0 }],
  strengths: ["I listen"],
  people: ["Ann"],
};
const wellness = {
  kind: "section",
  id: "d1",
  order: 1,
  plan: "wellness",
  title: "Every day",
  lines: [{ id: "e1", text: "Walk" }],
};
const hard = {
  kind: "section",
  id: "d2",
  order: 2,
  plan: "hard_days",
  title: "When it is hard",
  lines: [{ id: "e2", text: "Call Ann" }],
};
const questions = [
  {
    kind: "question",
    id: "f1",
    order: 1,
    words: "How is my day?",
    shape: { type: "faces", words: ["bad", "low", "so-so", "fine", "good"], better: "high" },
  },
  {
    kind: "question",
    id: "f2",
    order: 2,
    words: "With whom?",
    shape: {
      type: "choose_several",
      choices: [
        { id: "x", label: "Ann" },
        { id: "y", label: "Nobody" },
      ],
      better: "neither",
    },
  },
  {
    kind: "question",
    id: "f3",
    order: 3,
    words: "Hours of sleep",
    shape: { type: "duration", better: "high" },
  },
  {
    kind: "question",
    id: "f4",
    order: 4,
    words: "Cups of tea",
    shape: { type: "number", unit: "cups", better: "low" },
  },
];
const days = [
  {
    kind: "day",
    day: "2026-11-20",
    checkins: [
      {
        time: "09:30",
        rest: false,
        answers: [
          { item: "f1", value: 4 },
          { item: "f2", value: ["x"] },
          { item: "f3", value: 425 },
          { item: "f4", value: 3 },
        ],
        tags: ["outside"],
        note: "A quiet day",
      },
    ],
  },
  {
    kind: "day",
    day: "2026-11-18",
    checkins: [
      { time: "21:00", rest: true, answers: [{ item: "f1", value: 2 }], tags: [], note: null },
    ],
  },
];
const measure = {
  kind: "measure",
  id: "g1",
  measure: "phq9",
  version: 1,
  name: "PHQ-9",
  day: "2026-11-10",
  total: 7,
  of: 27,
  band: "In these two weeks, some of this weighed on you.",
  answers: [1, 1, 2, null, 1, 1, 1, 0, 0],
};
const balance = {
  kind: "balance",
  day: "2026-11-01",
  areas: [
    { area: "social", rating: 3, more: false },
    { area: "financial", rating: 2, more: true },
  ],
};
const visit = {
  kind: "visit",
  day: null,
  parts: [{ part: "changed", lines: ["I slept through"] }],
  decision: "When to meet next",
};

/** Each part by itself, and what its heading is. */
export const kinds = {
  strengths: { items: [strength], title: "shown-strengths" },
  goals: { items: [goal], title: "shown-goals" },
  wellness: { items: [wellness], title: "shown-plan" },
  hard: { items: [hard], title: "shown-hard-days" },
  measures: { items: [measure], title: "shown-measures" },
  balance: { items: [balance], title: "shown-balance" },
  visit: { items: [visit], title: "shown-visit" },
};

export const full: unknown[] = [
  strength,
  goal,
  wellness,
  hard,
  ...questions,
  ...days,
  measure,
  balance,
  visit,
];

const marks = [
  "<script>document.title='x'</script>",
  "<img src=x onerror=alert(1)>",
  '"><svg onload=alert(1)>',
  "</textarea><b>bold</b>",
  "javascript:alert(1)",
  "{@html '<b>x</b>'}",
  "&lt;script&gt;",
  "<!--",
  "]]>",
  "<bdi></bdi></bdi></p></li></ul>",
  "\u202egnirts desrever",
  "\u2067\u2066\u2069\u2069\u2069\u202c",
  "\u0000\u0008\u001b[31m",
  "a\u0300".repeat(50),
  "\ud83d\ude00\ud800",
  "'; DROP TABLE people; --",
  "${7*7}{{7*7}}<%= 7*7 %>",
  "x".repeat(3_000),
  "مرحبا <b>بك</b> بالعالم",
  "line\nline\r\nline\u2028line",
];

/** Two hundred of them. */
export const hostile: string[] = Array.from({ length: 200 }, (_, n) => {
  const one = marks[n % marks.length] ?? "";
  const other = marks[(n * 7 + 3) % marks.length] ?? "";
  return n < marks.length ? one : n % 2 === 0 ? `${one}${other}` : `${n} ${one} ${other}`;
});
