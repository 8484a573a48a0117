/**
 * The screens of sharing. What only a real server and a worker bring about is said by a stand-in for
 * those commands alone, so that every such screen is looked at; what is previewed and agreed to is the
 * real core's.
 */
import { expect, type Page } from "@playwright/test";
import type {
  SharedStand,
  SharingGrant,
  SharingHistory,
  SharingInvited,
  SharingList,
  SharingMarks,
  SharingSuggestion,
  SharingText,
} from "../../../ui/host/bindings.ts";
import { addDays } from "./device.ts";
import type { Visit } from "./screens.ts";

type Way = (visit: Visit) => Promise<void>;

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();
const id = (n: number) => String(n).padStart(32, "0");

const invited: SharingInvited = {
  server: "https://care.example.org",
  agency: "Harbour House Community Supports",
  name: "Sam Osei",
  role: "peer support worker",
  reason: "I would like to see what helps you, so that we can talk about it.\nYou choose what.",
  typed: false,
  words: ["harbour", "lantern", "meadow", "copper", "violin", "pepper"],
  expires: ago(-70),
};

const grant = (n: number, stand: SharedStand, more: Partial<SharingGrant> = {}): SharingGrant => ({
  id: id(n),
  name: "Sam Osei",
  role: "peer support worker",
  reason: invited.reason,
  agency: invited.agency,
  server: invited.server,
  called: "Ana",
  choice: {
    strengths: [],
    goals: [],
    sections: [],
    items: [],
    tags: false,
    notes: true,
    measures: [],
    balance: false,
    visit: false,
    people: false,
    since: null,
  },
  made: ago(300),
  last: new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10),
  stand,
  behind: false,
  opened: null,
  doubtful: false,
  ...more,
});

const list = (...grants: SharingGrant[]): SharingList => ({
  grants,
  suggestions: 2,
  busy: false,
  unreachable: false,
});

/** All that a grant can be. */
const all = (): SharingList => ({
  ...list(
    grant(1, { type: "shared", confirmed: ago(2) }, { opened: ago(30), behind: true }),
    grant(2, { type: "sending" }),
    grant(3, { type: "pausing" }, { doubtful: true }),
    grant(4, { type: "paused", confirmed: ago(5) }),
    grant(5, { type: "stopping" }),
    grant(6, { type: "resuming" }),
    grant(7, { type: "asked", about: "keys" }),
    grant(8, { type: "asked", about: "gone" }),
    grant(9, { type: "asked", about: "stop" }),
    grant(10, { type: "ended", why: "stopped", confirmed: ago(90) }),
    grant(11, { type: "ended", why: "expired", confirmed: null }),
    grant(12, { type: "ended", why: "refused", confirmed: ago(95) }),
  ),
  unreachable: true,
});

const history: SharingHistory = {
  consents: [
    { id: id(21), at: ago(3), what: "paused", text: [] },
    { id: id(20), at: ago(300), what: "given", text: ["You show this to Sam.", "My goals"] },
  ],
  openings: [
    { at: ago(4), stop: true },
    { at: ago(30), stop: false },
    { at: ago(30), stop: false },
    { at: ago(30), stop: false },
  ],
  receipt: '{"receipt":"{\\"grant\\":\\"7c21\\"}","signature":"AAAA"}',
  deleted: ago(1),
};

const idea = (n: number, says: SharingSuggestion["says"], about: string | null = null) => ({
  id: id(30 + n),
  from: "Sam Osei",
  made: ago(20 + n),
  says,
  about,
  answer: null,
});

const ideas = (): SharingSuggestion[] => [
  idea(1, { kind: "step", goal: id(1), text: "Look at two flats together" }, "A flat of my own"),
  idea(2, { kind: "rating", goal: id(1), level: 1, words: "I see you here" }, "A flat of my own"),
  idea(3, { kind: "note", text: "It was good to hear you laugh." }),
  idea(4, { kind: "meeting", text: "Coffee", day: "2026-12-03", time: "14:00" }),
  idea(5, { kind: "reminder", text: "Call the landlord", when: "in the morning" }),
  idea(6, { kind: "goal", text: "Sing with others again", why: "You told me how it was" }),
  idea(7, { kind: "line", section: id(2), text: "Walk to the river" }, null),
  { ...idea(8, { kind: "note", text: "Well done" }), answer: "accepted" },
];

type Answers = {
  sharing_look: SharingInvited;
  sharing_list: SharingList;
  sharing_history: SharingHistory;
  sharing_words: SharingText;
  suggestion_list: SharingSuggestion[];
  sharing_marks: SharingMarks;
};

export async function standIn(page: Page, answers: Partial<Answers>): Promise<void> {
  for (const [name, answer] of Object.entries(answers)) {
    await page.route(`**/rpc/${name}`, (route) => route.fulfill({ json: answer }));
  }
}

const press = ({ page, t }: Visit, key: string, given: Record<string, string> = {}) =>
  page
    .getByRole("button", { name: t(key, given), exact: true })
    .first()
    .click();
const shows = ({ page, t }: Visit, key: string, given: Record<string, string> = {}) =>
  expect(page.getByRole("heading", { level: 1, name: t(key, given), exact: true })).toBeFocused();

const link = "https://care.example.org/share#AQIDBA";
const name = invited.name;

/** The screens about it; `sharing` leads to the first of them, and `marks` to those with things on them. */
export function ways(sharing: Way, marks: Record<string, Way>): Record<string, Way> {
  const on =
    (answer: SharingList): Way =>
    async (visit) => {
      await standIn(visit.page, { sharing_list: answer, sharing_history: history });
      await sharing(visit);
      await expect(visit.page.getByText(name).first()).toBeVisible();
    };
  const steps = ["who", "what", "why", "until", "yes"];
  const consent =
    (to: string): Way =>
    async (visit) => {
      const { page, t } = visit;
      await standIn(page, {
        sharing_look: invited,
        sharing_words: { paragraphs: ["You show this to Sam.", "My strengths: “I listen”"] },
      });
      await sharing(visit);
      await press(visit, "sharing-begin");
      await shows(visit, "sharing-invite-title");
      await page.getByLabel(t("invite-paste"), { exact: true }).fill(link);
      await press(visit, "sharing-invite-look");
      await shows(visit, "sharing-who-title");
      for (const step of steps.slice(1, steps.indexOf(to) + 1)) {
        await press(visit, "sharing-next");
        await shows(visit, `sharing-${step}-title`, step === "what" ? { name } : {});
        if (step === "what") {
          for (const box of await page.getByRole("checkbox").all()) await box.check();
        }
      }
    };
  /** A place or a screen as somebody sees all of what is on it. */
  const marked =
    (lead: Way): Way =>
    async (visit) => {
      const { page, bridge, t } = visit;
      const { sections } = await bridge.ask("plan", {});
      const goals = (await bridge.ask("goal_list", {})).goals.map((view) => view.goal.id);
      const lines = sections.flatMap((section) => section.lines.map((line) => line.id));
      const days = [0, 1, 2, 3, 4, 5, 6].map((day) => addDays(visit.today, -day));
      const all = { days, measures: [], balance: true, visit: true };
      const records = [...sections.map((section) => section.id), ...lines, ...goals];
      const seen = [
        { ...all, name, records },
        { ...all, name: "Marguerite", records: lines, days: [] },
      ];
      await standIn(page, { sharing_marks: { print: "1", seen, from: [] } });
      await lead(visit);
      await expect(page.getByText(t("seenby-mark", { names: name })).first()).toBeAttached();
    };
  return {
    sharing,
    ...Object.fromEntries(
      Object.entries(marks).map(([place, lead]) => [`${place}/marked`, marked(lead)]),
    ),
    "sharing/all": on(all()),
    sharingBegin: async (visit) => {
      await sharing(visit);
      await press(visit, "sharing-begin");
      await visit.page.getByRole("radio", { name: visit.t("invite-letters") }).check();
      await press(visit, "sharing-invite-look");
      await expect(visit.page.getByText(visit.t("invite-lacking")).first()).toBeVisible();
    },
    "sharingBegin/who": consent("who"),
    "sharingBegin/what": consent("what"),
    "sharingBegin/what, nothing": async (visit) => {
      await consent("who")(visit);
      await press(visit, "sharing-next");
      await shows(visit, "sharing-what-title", { name });
      await press(visit, "sharing-next");
      await expect(visit.page.getByText(visit.t("sharing-what-none"))).toBeVisible();
    },
    "sharingBegin/see": async (visit) => {
      await consent("what")(visit);
      await press(visit, "sharing-what-see", { name });
      await shows(visit, "sharing-see-title", { name });
      await expect(visit.page.locator("main h2").first()).toBeVisible();
    },
    "sharingBegin/why": consent("why"),
    "sharingBegin/until": async (visit) => {
      await consent("until")(visit);
      await visit.page.getByRole("radio", { name: visit.t("sharing-until-visit") }).check();
      await press(visit, "sharing-next");
      await expect(visit.page.getByText(visit.t("sharing-until-odd"))).toBeVisible();
    },
    "sharingBegin/yes": consent("yes"),
    sharingOne: async (visit) => {
      await on(list(grant(1, { type: "shared", confirmed: ago(2) }, { opened: ago(30) })))(visit);
      await press(visit, "sharing-history");
      await expect(
        visit.page.getByText(visit.t("sharing-history-given"), { exact: true }).first(),
      ).toBeVisible();
      for (const more of await visit.page.locator("main summary").all()) await more.click();
    },
    sharingChange: async (visit) => {
      await on(list(grant(1, { type: "shared", confirmed: ago(2) })))(visit);
      await press(visit, "sharing-change");
      await shows(visit, "sharing-change-title", { name });
      await expect(visit.page.getByRole("checkbox").first()).toBeVisible();
    },
    suggestions: async (visit) => {
      await standIn(visit.page, { suggestion_list: ideas() });
      await sharing(visit);
      await press(visit, "sharing-inbox");
      await expect(visit.page.getByText("Look at two flats together")).toBeVisible();
      await press(visit, "sharing-idea-edit");
    },
  };
}
