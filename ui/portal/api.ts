/**
 * What the portal asks of its own server, and nothing else of anybody: see `docs/formats/sharing.md`,
 * "The portal". Every change carries a header that no other site can send.
 */
import type { Bytes } from "#shared/sealing/bytes.ts";

/** What went wrong, as the server names it; `offline` where it did not answer. */
export class Trouble extends Error {
  constructor(
    readonly code: string,
    readonly retry: boolean,
  ) {
    super(code);
  }
}

/** Any trouble, as one of ours. */
export function asTrouble(problem: unknown): Trouble {
  return problem instanceof Trouble ? problem : new Trouble("broken", true);
}

export type Role = "worker" | "admin" | "auditor";

/** Who can be asked before anybody is signed in. */
export type Hello = { agency: string; contact: string; oidc: boolean };

/** A way to open the keys: 1 a passkey, 2 a code. */
export type WayKept = {
  n: number;
  way: 1 | 2;
  sealed: string;
  credential: string | null;
  made: number;
};
export type Me = {
  worker: string;
  name: string;
  role: Role;
  agency: string;
  /** The server's signing key. */
  key: string;
  signing_key: string | null;
  hpke_key: string | null;
  ways: WayKept[];
  by: "passkey" | "code" | "oidc";
};
export type Authenticator = { secret: string; uri: string };
/** What a passkey is made of, or used for, as it comes in JSON. */
export type Creation = { publicKey: PublicKeyCredentialCreationOptionsJSON };
export type Request = { publicKey: PublicKeyCredentialRequestOptionsJSON };
/** What a new way in begins with. */
export type Begun = {
  ceremony: string;
  passkey: Creation | null;
  authenticator: Authenticator | null;
};
export type NewWay = { way: 1 | 2; sealed: string; credential?: string };
export type Enrolment = {
  token: string;
  ceremony: string;
  passkey: unknown;
  signing_key: string | null;
  hpke_key: string | null;
  ways: NewWay[];
  code_name: string;
  digits: string;
};
export type Sharing = {
  grant: string;
  first: string;
  statement: string;
  wrap: string;
  manifest: string;
  until: number;
  published: number;
};
export type Waiting = { n: string; reason: string; made: number; expires: number };
export type Invitation = { n: string; link: string; server: string; code: string; expires: number };
export type Worker = {
  worker: string;
  name: string;
  role: Role;
  made: number;
  disabled: number | boolean | null;
  enrolled: number | boolean | null;
  waiting: boolean;
};
export type EnrolLink = { link: string; expires: number };
export type AuditRow = {
  n: number;
  time: number;
  actor: string;
  action: string;
  object: string;
  previous: string;
  hash: string;
  signature: string;
};
/** Rows of the chain, where it ends, and the key that signed each. */
export type Audit = {
  agency: number;
  key: string;
  head: { n: number; hash: string };
  rows: AuditRow[];
};

/** Told when the server no longer knows who asks. */
let signedOut: (() => void) | undefined;
export function onSignedOut(hear: () => void): void {
  signedOut = hear;
}

type Method = "GET" | "POST" | "DELETE";

async function answerOf(method: Method, path: string, body?: BodyInit, type?: string) {
  const headers: Record<string, string> = {};
  if (method !== "GET") headers["x-trellis"] = "1";
  if (type !== undefined) headers["content-type"] = type;
  let answer: Response;
  try {
    answer = await fetch(`/api/${path}`, {
      method,
      headers,
      body: body ?? null,
      cache: "no-store",
      credentials: "same-origin",
      redirect: "error",
      referrerPolicy: "no-referrer",
    });
  } catch {
    throw new Trouble("offline", true);
  }
  if (answer.ok) return answer;
  const said = (await answer.json().catch(() => ({}))) as { code?: string; retry?: boolean };
  if (answer.status === 401 && !/^(sign-in|enrol|me)/.test(path)) signedOut?.();
  throw new Trouble(said.code ?? "broken", said.retry ?? false);
}

async function get<Answer>(path: string): Promise<Answer> {
  return (await (await answerOf("GET", path)).json()) as Answer;
}

async function post<Answer>(path: string, body: unknown = {}): Promise<Answer> {
  const answer = await answerOf("POST", path, JSON.stringify(body), "application/json");
  return (await answer.json().catch(() => ({}))) as Answer;
}

const frames = "application/vnd.trellis.frames";

/** Every thing that may be asked. */
export const api = {
  hello: () => get<Hello>("hello"),
  enrolLook: (token: string) =>
    post<Pick<Me, "worker" | "name" | "role" | "agency">>("enrol/look", { token }),
  enrolBegin: (token: string, passkey: boolean) => post<Begun>("enrol/begin", { token, passkey }),
  enrolEnd: (given: Enrolment) => post<Me>("enrol/end", given),
  signInBegin: () => post<{ ceremony: string; passkey: Request }>("sign-in/begin"),
  signInEnd: (ceremony: string, passkey: unknown) => post<Me>("sign-in/end", { ceremony, passkey }),
  signInCode: (name: string, digits: string) => post<Me>("sign-in/code", { name, digits }),
  /** Kept alive, so that it is said even while the page goes. */
  signOut: () =>
    fetch("/api/sign-out", {
      method: "POST",
      headers: { "x-trellis": "1", "content-type": "application/json" },
      body: "{}",
      keepalive: true,
    }),
  me: () => get<Me>("me"),
  wayBegin: (passkey: boolean) => post<Begun>("me/ways/begin", { passkey }),
  wayPasskey: (ceremony: string, passkey: unknown, sealed: string | null) =>
    post<Me>("me/ways", { ceremony, passkey, sealed }),
  wayCode: (given: {
    ceremony: string;
    code_name: string;
    digits: string;
    sealed: string | null;
  }) => post<Me>("me/ways", given),
  wayRemove: async (n: number) => (await (await answerOf("DELETE", `me/ways/${n}`)).json()) as Me,
  people: () => get<Sharing[]>("people"),
  person: async (grant: string): Promise<Bytes> =>
    new Uint8Array(await (await answerOf("GET", `people/${grant}`)).arrayBuffer()),
  suggest: async (grant: string, sealed: Bytes): Promise<void> => {
    await answerOf("POST", `people/${grant}/suggestions`, sealed, frames);
  },
  askedToStop: (grant: string) => post<unknown>(`people/${grant}/stop`),
  invite: (reason: string, made: number, signature: string) =>
    post<Invitation>("invitations", { reason, made, signature }),
  invitations: () => get<Waiting[]>("invitations"),
  withdraw: (n: string) => answerOf("DELETE", `invitations/${n}`),
  workers: () => get<Worker[]>("workers"),
  workerAdd: (name: string, role: Role) => post<EnrolLink>("workers", { name, role }),
  workerDisable: (worker: string) => post<unknown>(`workers/${worker}/disable`),
  workerRenew: (worker: string) => post<EnrolLink>(`workers/${worker}/renew`),
  audit: (after: number) => get<Audit>(`audit?after=${after}`),
};
