/**
 * The screens of keeping devices in step. What a real server seldom does (it is full, it lies, it takes
 * long) is said by a stand-in for those commands alone, so that every such screen is looked at; what
 * the real core and a real server do together is the story's (`stories/sync.spec.ts`).
 */
import { expect, type Page } from "@playwright/test";
import type {
  SyncInvited,
  SyncPairing,
  SyncPairState,
  SyncStatus,
} from "../../../ui/host/bindings.ts";
import { Bridge } from "./bridge.ts";
import type { Door, Visit } from "./screens.ts";

type Way = (visit: Visit) => Promise<void>;

const ago = (hours: number) => new Date(Date.now() - hours * 3_600_000).toISOString();

const none = { changes: 0, photos: 0, missing: 0, newer: 0, unreadable: 0, for_network: false };

/** In step with a laptop that was last heard nine days ago. */
export const inStep = (): SyncStatus => ({
  phase: "on",
  server: "care.example.org",
  agency: "Harbour House Community Supports",
  contact: "it@care.example.org",
  devices: [
    { device: "00000000000000a1", name: "My phone", this: true, heard: ago(0) },
    {
      device: "00000000000000a2",
      name: "The old Lenovo in the kitchen",
      this: false,
      heard: ago(219),
    },
    { device: "00000000000000a3", name: "", this: false, heard: null },
  ],
  at: ago(0.1),
  busy: false,
  progress: null,
  waiting: none,
  trouble: null,
  next: null,
  alarms: [],
  photos_on_metered: false,
  words: true,
  receipts: [],
});

/** A record that comes in on a new device, and is not all here yet. */
const onTheWay = (): SyncStatus => ({
  ...inStep(),
  at: null,
  busy: true,
  progress: { done: 120, all: 900 },
});

const receipt = {
  at: ago(50),
  whole: true,
  bytes: 1_204_224,
  text: '{"vault":"7c21…","taken":"all","rows":913,"bytes":1204224,"at":1795600000000}',
};

/** All that can be said at once. */
const muchToSay = (): SyncStatus => ({
  ...inStep(),
  trouble: "full",
  next: ago(-0.2),
  words: false,
  waiting: { changes: 12, photos: 3, missing: 1, newer: 2, unreadable: 1, for_network: true },
  alarms: (["disagree", "rolled_back", "forged", "devices", "server_key"] as const).map((kind) => ({
    kind,
    device: kind === "disagree" ? "00000000000000a2" : null,
    at: ago(3),
  })),
  receipts: [receipt],
});

type Answers = {
  sync_status: SyncStatus;
  sync_stop: SyncStatus;
  sync_look: SyncInvited;
  sync_pair_show: SyncPairing;
  sync_pair_join: SyncPairState;
  sync_pair_state: SyncPairState;
  sync_recover: SyncStatus;
};

/** Has these commands answered in the core's place. */
export async function standIn(page: Page, answers: Partial<Answers>): Promise<void> {
  for (const [name, answer] of Object.entries(answers)) {
    await page.route(`**/rpc/${name}`, (route) => route.fulfill({ json: answer }));
  }
}

const press = ({ page, t }: Visit, key: string) =>
  page.getByRole("button", { name: t(key), exact: true }).click();
const shows = ({ page, t }: Visit, key: string) =>
  expect(page.getByRole("heading", { level: 1, name: t(key), exact: true })).toBeFocused();

const link = "https://care.example.org/join#AQIDBA";
const pairState = (state: Partial<SyncPairState>): SyncPairState => ({
  phase: "none",
  words: null,
  name: "My laptop",
  trouble: null,
  ...state,
});
const threeWords: SyncPairState["words"] = ["harbour", "lantern", "meadow"];

/** The screens about it; `sync` leads to the first of them. */
export function ways(sync: Way): Record<string, Way> {
  const on =
    (status: () => SyncStatus): Way =>
    async (visit) => {
      await standIn(visit.page, { sync_status: status() });
      await sync(visit);
      await expect(visit.page.getByRole("button", { name: visit.t("sync-add") })).toBeVisible();
    };
  const begin: Way = async (visit) => {
    await sync(visit);
    await press(visit, "sync-begin");
    await shows(visit, "sync-invite-title");
  };
  const steps = ["who", "what", "why", "until", "cannot", "words"];
  const consent =
    (to: string, invited: Partial<SyncInvited> = {}): Way =>
    async (visit) => {
      const sync_look = {
        server: "care.example.org",
        expires: ago(-70),
        over: false,
        ...invited,
      };
      await standIn(visit.page, { sync_look });
      await begin(visit);
      await visit.page.getByLabel(visit.t("invite-paste"), { exact: true }).fill(link);
      await press(visit, "sync-invite-look");
      await shows(visit, "sync-who-title");
      for (const step of steps.slice(1, steps.indexOf(to) + 1)) {
        await press(visit, "sync-next");
        await shows(visit, `sync-${step}-title`);
      }
    };
  const add =
    (state: Partial<SyncPairState>): Way =>
    async (visit) => {
      const answer = pairState(state);
      await on(inStep)(visit);
      await press(visit, "sync-add");
      await shows(visit, "sync-add-title");
      await standIn(visit.page, { sync_pair_join: answer, sync_pair_state: answer });
      await visit.page.getByLabel(visit.t("sync-add-type")).fill("ABCDE FGHJK MNPQR STVWX YZ123");
      await press(visit, "sync-add-go-on");
    };
  const join: Way = async (visit) => {
    await sync(visit);
    await press(visit, "sync-join");
    await shows(visit, "sync-join-title");
  };
  const joining =
    (state: Partial<SyncPairState>): Way =>
    async (visit) => {
      await standIn(visit.page, {
        sync_pair_show: {
          text: "AQAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAGNhcmUuZXhhbXBsZS5vcmc",
          code: "ABCDEFGHJKMNPQRSTVWXYZ123",
        },
        sync_pair_state: pairState({}),
      });
      await join(visit);
      await standIn(visit.page, { sync_pair_state: pairState(state) });
      await visit.page.getByLabel(visit.t("invite-server")).fill("care.example.org");
      await press(visit, "sync-join-begin");
    };
  const devices: Way = async (visit) => {
    await on(inStep)(visit);
    await press(visit, "sync-devices-change");
    await shows(visit, "sync-devices");
  };
  const recover: Way = async (visit) => {
    await sync(visit);
    await press(visit, "sync-recover");
    await shows(visit, "sync-recover-title");
  };
  const recovering =
    (status: SyncStatus): Way =>
    async (visit) => {
      await standIn(visit.page, { sync_recover: status });
      await recover(visit);
      await visit.page.getByLabel(visit.t("sync-words-type"), { exact: true }).fill("twelve words");
      await visit.page.getByLabel(visit.t("invite-server")).fill("care.example.org");
      await standIn(visit.page, { sync_status: status });
      await press(visit, "sync-recover-go");
    };
  const stop: Way = async (visit) => {
    await on(inStep)(visit);
    await press(visit, "sync-stop");
    await shows(visit, "sync-stop-title");
  };
  return {
    sync,
    "sync/in step": on(inStep),
    "sync/much to say": async (visit) => {
      await on(muchToSay)(visit);
      await visit.page.locator("summary").click();
    },
    "sync/going": on(() => ({
      ...inStep(),
      busy: true,
      progress: { done: 120, all: 900 },
      waiting: { ...none, changes: 780 },
    })),
    "sync/gone": async (visit) => {
      await standIn(visit.page, { sync_status: { ...inStep(), phase: "gone", devices: [] } });
      await sync(visit);
      await expect(visit.page.getByText(visit.t("sync-gone"))).toBeVisible();
    },
    syncBegin: async (visit) => {
      await begin(visit);
      await visit.page.getByRole("radio", { name: visit.t("invite-letters") }).check();
      await press(visit, "sync-invite-look");
      await expect(visit.page.getByText(visit.t("invite-lacking")).first()).toBeVisible();
    },
    "syncBegin/who": consent("who"),
    "syncBegin/who, over": async (visit) => {
      await consent("who", { over: true, expires: ago(9) })(visit);
      await expect(visit.page.getByText(visit.t("error-invitation-over"))).toBeVisible();
    },
    "syncBegin/what": consent("what"),
    "syncBegin/why": consent("why"),
    "syncBegin/until": consent("until"),
    "syncBegin/cannot": consent("cannot"),
    "syncBegin/words": consent("words"),
    "syncBegin/yes": async (visit) => {
      await consent("words")(visit);
      await press(visit, "sync-words-without");
      await shows(visit, "sync-yes-title");
    },
    syncAdd: async (visit) => {
      await on(inStep)(visit);
      await press(visit, "sync-add");
      await shows(visit, "sync-add-title");
    },
    "syncAdd/waiting": async (visit) => {
      await add({ phase: "waiting" })(visit);
      await expect(visit.page.getByText(visit.t("sync-add-waiting"))).toBeVisible();
    },
    "syncAdd/words": async (visit) => {
      await add({ phase: "words", words: threeWords })(visit);
      await shows(visit, "sync-add-words");
    },
    "syncAdd/done": async (visit) => {
      await add({ phase: "done" })(visit);
      await shows(visit, "sync-add-done");
    },
    "syncAdd/over": async (visit) => {
      await add({ phase: "over" })(visit);
      await shows(visit, "sync-add-over");
    },
    syncJoin: join,
    "syncJoin/code": async (visit) => {
      await joining({ phase: "waiting" })(visit);
      await shows(visit, "sync-join-code");
    },
    "syncJoin/words": async (visit) => {
      await joining({ phase: "words", words: threeWords })(visit);
      await shows(visit, "sync-join-words");
    },
    "syncJoin/coming": async (visit) => {
      await joining({ phase: "done" })(visit);
      await shows(visit, "sync-join-done");
      await standIn(visit.page, { sync_status: onTheWay() });
      await expect(visit.page.getByText(visit.t("sync-join-coming"))).toBeVisible();
    },
    syncDevices: devices,
    "syncDevices/remove": async (visit) => {
      await devices(visit);
      const name = "The old Lenovo in the kitchen";
      await visit.page
        .getByRole("button", { name: visit.t("sync-remove-named", { name }) })
        .click();
      await expect(visit.page.getByRole("dialog")).toBeVisible();
    },
    "syncDevices/remove, sure": async (visit) => {
      await devices(visit);
      const name = "The old Lenovo in the kitchen";
      await visit.page
        .getByRole("button", { name: visit.t("sync-remove-named", { name }) })
        .click();
      await press(visit, "sync-remove-go-on");
      await expect(visit.page.getByText(visit.t("sync-remove-sure"))).toBeVisible();
    },
    syncRecover: async (visit) => {
      await recover(visit);
      await press(visit, "sync-recover-go");
      await expect(visit.page.getByText(visit.t("invite-lacking")).first()).toBeVisible();
    },
    "syncRecover/coming": async (visit) => {
      await recovering(onTheWay())(visit);
      await shows(visit, "sync-recover-coming");
      await expect(visit.page.getByText(visit.t("sync-join-coming"))).toBeVisible();
    },
    "syncRecover/back": async (visit) => {
      await recovering(inStep())(visit);
      await shows(visit, "sync-recover-done");
    },
    syncStop: stop,
    "syncStop/erased": async (visit) => {
      await stop(visit);
      await visit.page.getByRole("radio", { name: visit.t("sync-stop-erase") }).check();
      const off = { ...inStep(), phase: "off" as const, devices: [], receipts: [receipt] };
      await standIn(visit.page, { sync_stop: off, sync_status: off });
      await press(visit, "sync-stop-yes");
      await shows(visit, "sync-stopped");
    },
  };
}

/** At the first run. */
export const doors: Record<string, Door> = {
  comeBack: {
    device: () => Bridge.fresh(),
    way: async (visit) => {
      await press(visit, "welcome-before");
      await shows(visit, "sync-back-title");
    },
  },
};
