/**
 * A stand-in for the agency's server, for what only the pages are asked about: how every screen looks,
 * in every size and language, with hundreds of people or with words that are meant to harm. It keeps
 * what it is given and believes everybody. Whether the real server does right is asked of the real one.
 */
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { emptied, holds, hpkePair, openAs } from "../../../ui/shared/sealing/primitives.ts";
import { publish } from "../../../ui/shared/sealing/publish.ts";

export const pages = path.resolve(import.meta.dirname, "../../../ui/dist-portal");

/** What the pages are built to stand under. */
export const policy = [
  "default-src 'none'",
  ...["script-src", "style-src", "font-src", "img-src", "connect-src"].map((of) => `${of} 'self'`),
  ...["form-action", "base-uri", "frame-ancestors"].map((of) => `${of} 'none'`),
  "require-trusted-types-for 'script'",
].join("; ");

const kinds: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".woff2": "font/woff2",
};
const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex");
const unhex = (digits: string) => Uint8Array.from(Buffer.from(digits, "hex"));
const hash = (bytes: Uint8Array) => Uint8Array.from(createHash("sha256").update(bytes).digest());

type Body = Record<string, unknown>;
type Share = Awaited<ReturnType<typeof publish>> & {
  until: number;
  published: number;
  inbox: Uint8Array<ArrayBuffer>;
};

export class StandIn {
  readonly #server: Server;
  readonly signing = Uint8Array.from(randomBytes(32));
  readonly worker = randomBytes(8).toString("hex");
  readonly secret = "JBSWY3DPEHPK3PXP";
  role = "worker";
  me: Body | null = null;
  shares: Share[] = [];
  suggestions: Uint8Array[] = [];
  stopped: string[] = [];
  invitations: Body[] = [];
  workers: Body[] = [];
  rows: Body[] = [];
  signedIn = false;

  private constructor() {
    this.#server = createServer((request, answer) => void this.#answer(request, answer));
  }

  static async open(): Promise<StandIn> {
    const server = new StandIn();
    server.#server.listen(0, "127.0.0.1");
    await once(server.#server, "listening");
    return server;
  }

  get address(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  /** A person shares with the worker who is enrolled. */
  async share(card: unknown, items: unknown[], days = 60): Promise<string> {
    const publics = {
      signing: unhex(String(this.me?.["signing_key"])),
      hpke: unhex(String(this.me?.["hpke_key"])),
    };
    const label = Buffer.from("trellis worker keys v1");
    const keys = hash(Buffer.concat([label, publics.hpke, publics.signing]));
    const published = Date.now() - this.shares.length * 3_600_000;
    const until = Date.now() + days * 86_400_000;
    const secrets = {
      signing: Uint8Array.from(randomBytes(32)),
      inbox: Uint8Array.from(randomBytes(32)),
    };
    const made = await publish(
      secrets,
      {
        worker: unhex(this.worker),
        keys,
        publics,
        server: hash(this.signing),
        made: published,
        until,
      },
      JSON.stringify(card),
      items.map((item) => JSON.stringify(item)),
    );
    this.shares.push({ ...made, until, published, inbox: secrets.inbox });
    return hex(made.grant);
  }

  /** What the newest suggestion says, opened as its client opens it, once its signature was checked. */
  async suggested(): Promise<unknown> {
    const bytes = Uint8Array.from(this.suggestions.at(-1) ?? []);
    const end = bytes.length - 64;
    const grant = hex(bytes.slice(1, 33));
    const share = this.shares.find((one) => hex(one.grant) === grant);
    if (!share) throw new Error("a suggestion to nobody");
    const purpose = Uint8Array.from(Buffer.from("trellis suggestion v1"));
    const text = Uint8Array.from([...purpose, ...hash(bytes.slice(0, end))]);
    const signing = unhex(String(this.me?.["signing_key"]));
    if (!(await holds(signing, text, bytes.slice(end))))
      throw new Error("a suggestion without its signature");
    const sealed = Uint8Array.from([...bytes.slice(57, 89), ...bytes.slice(93, end)]);
    const pair = await hpkePair(share.inbox);
    const plain = emptied(await openAs(pair, purpose, bytes.slice(1, 49), sealed));
    return JSON.parse(Buffer.from(plain).toString()) as unknown;
  }

  #begun(passkey: boolean): Body {
    const user = { id: "AAAA", name: "Sam Roy", displayName: "Sam Roy" };
    return {
      ceremony: hex(randomBytes(16)),
      passkey: passkey
        ? {
            publicKey: {
              challenge: randomBytes(32).toString("base64url"),
              rp: { id: "localhost", name: "Harbour House" },
              user,
              pubKeyCredParams: [{ type: "public-key", alg: -7 }],
              authenticatorSelection: {
                residentKey: "required",
                userVerification: "required",
              },
            },
          }
        : null,
      authenticator: {
        secret: this.secret,
        uri: `otpauth://totp/Harbour%20House:Sam?secret=${this.secret}&issuer=Harbour%20House`,
      },
    };
  }

  /** What is said to each thing that is asked; a number is an error's status. */
  #say(asked: string, body: Body, raw: Uint8Array): unknown {
    const about = {
      worker: this.worker,
      name: "Sam Roy",
      role: this.role,
      agency: "Harbour House",
    };
    const [, , place, more] = asked.split(/[ /]/);
    switch (asked) {
      case "GET hello":
        return {
          agency: "Harbour House",
          contact: "it@harbour.example.org",
          oidc: false,
        };
      case "POST enrol/look":
        return about;
      case "POST enrol/begin":
        return this.#begun(body["passkey"] === true);
      case "POST enrol/end": {
        const ways = (body["ways"] as Body[]).map((way, n) => ({
          credential: null,
          ...way,
          n: n + 1,
          made: Date.now(),
        }));
        const { signing_key, hpke_key } = body;
        const key = hex(this.signing);
        this.me = { ...about, key, signing_key, hpke_key, ways, by: "code" };
        this.signedIn = true;
        return this.me;
      }
      case "POST sign-in/begin":
        return {
          ceremony: hex(randomBytes(16)),
          passkey: {
            publicKey: {
              challenge: randomBytes(32).toString("base64url"),
              rpId: "localhost",
              userVerification: "required",
            },
          },
        };
      case "POST sign-in/end":
      case "POST sign-in/code":
        this.signedIn = true;
        return this.me ?? 401;
      case "POST sign-out":
        this.signedIn = false;
        return {};
      case "POST me/ways/begin":
        return this.#begun(body["passkey"] === true);
      case "POST me/ways": {
        const ways = this.me?.["ways"] as Body[];
        const passkey = body["passkey"] as Body | undefined;
        const way = {
          n: ways.length + 1,
          way: passkey ? 1 : 2,
          made: Date.now(),
        };
        const kept = passkey ? ways : ways.filter((one) => one["way"] === 1);
        const next = {
          ...way,
          sealed: body["sealed"],
          credential: passkey?.["id"] ?? null,
        };
        this.me = { ...this.me, ways: [...kept, next] };
        return this.me;
      }
      case "GET people":
        return this.shares.map(({ message: _, ...share }) => ({
          grant: hex(share.grant),
          first: Buffer.from(share.statement).toString("base64"),
          statement: Buffer.from(share.statement).toString("base64"),
          wrap: Buffer.from(share.wrap).toString("base64"),
          manifest: Buffer.from(share.manifest).toString("base64"),
          until: share.until,
          published: share.published,
        }));
      case "POST invitations": {
        const token = randomBytes(16);
        const keys = hash(
          Buffer.concat([
            Buffer.from("trellis worker keys v1"),
            unhex(String(this.me?.["hpke_key"])),
            unhex(String(this.me?.["signing_key"])),
          ]),
        );
        const whose = Buffer.concat([hash(this.signing), unhex(this.worker), keys]);
        const expires = Buffer.alloc(8);
        expires.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 1000) + 259_200));
        const text = Buffer.concat([Buffer.from([1]), token, whose, expires]);
        const code = hash(Buffer.concat([Buffer.from("trellis share code v1"), whose]));
        const invitation = {
          n: hex(randomBytes(4)),
          reason: body["reason"],
          made: body["made"],
          expires: Date.now() + 259_200_000,
        };
        this.invitations.push(invitation);
        return {
          ...invitation,
          link: `https://care.example.org/share#${text.toString("base64url")}`,
          server: "care.example.org",
          code: spelled(token.subarray(0, 6), 9) + spelled(code, 16),
        };
      }
      case "GET invitations":
        return this.invitations;
      case "GET workers":
        return this.workers;
      case "POST workers":
        this.workers.push({
          ...body,
          worker: hex(randomBytes(8)),
          made: Date.now(),
          waiting: true,
        });
        return {
          link: `${this.address}/enrol#${"A".repeat(22)}`,
          expires: Date.now() + 259_200_000,
        };
      case "GET audit":
        return { rows: this.rows, head: this.rows.at(-1) ?? null };
      default:
    }
    const share = this.shares.find(({ grant }) => hex(grant) === place);
    if (asked.startsWith("GET people/")) return share?.message ?? 404;
    if (asked.endsWith("/suggestions")) {
      if (this.suggestions.length >= 3) return 507;
      this.suggestions.push(raw);
      return { left: 3 - this.suggestions.length };
    }
    if (asked.endsWith("/stop") && share) {
      this.stopped.push(hex(share.grant));
      this.shares = this.shares.filter((one) => one !== share);
      return {};
    }
    if (asked.startsWith("DELETE invitations/")) {
      this.invitations = this.invitations.filter(({ n }) => n !== place);
      return {};
    }
    if (asked.startsWith("DELETE me/ways/")) {
      const ways = (this.me?.["ways"] as Body[]).filter(({ n }) => String(n) !== more);
      this.me = { ...this.me, ways };
      return this.me;
    }
    if (asked.endsWith("/disable")) {
      this.workers = this.workers.map((one) =>
        one["worker"] === place ? { ...one, disabled: Date.now() } : one,
      );
      return {};
    }
    return asked.endsWith("/renew")
      ? {
          link: `${this.address}/enrol#${"B".repeat(22)}`,
          expires: Date.now() + 259_200_000,
        }
      : 404;
  }

  async #answer(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? "/", "http://x");
    answer.setHeader("content-security-policy", policy);
    answer.setHeader("cache-control", "no-store");
    if (!url.pathname.startsWith("/api/")) {
      const wanted = path.join(pages, url.pathname);
      const file = path.extname(wanted) && existsSync(wanted) ? wanted : `${pages}/index.html`;
      answer.setHeader("content-type", kinds[path.extname(file)] ?? "text/plain");
      answer.end(readFileSync(file));
      return;
    }
    const parts: Uint8Array[] = [];
    for await (const part of request) parts.push(part as Uint8Array);
    const raw = Uint8Array.from(Buffer.concat(parts));
    const isJson = request.headers["content-type"] === "application/json";
    const body = isJson ? (JSON.parse(Buffer.from(raw).toString() || "{}") as Body) : {};
    const said = this.#say(`${request.method} ${url.pathname.slice(5)}`, body, raw);
    if (said instanceof Uint8Array) {
      answer.end(said);
      return;
    }
    answer.setHeader("content-type", "application/json");
    if (typeof said === "number") {
      answer.statusCode = said;
      const codes: Record<number, string> = {
        401: "unauthorised",
        507: "quota",
      };
      answer.end(JSON.stringify({ code: codes[said] ?? "gone", retry: false }));
    } else answer.end(JSON.stringify(said));
  }
}

const digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
function spelled(bytes: Uint8Array, count: number): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{5}/g) ?? [])
    .slice(0, count)
    .map((five) => digits[parseInt(five, 2)])
    .join("");
}
