/**
 * A worker at the agency: what their browser does, over the portal's own wire and with the very code
 * that the portal seals and opens with. What their pages look like is the portal's own stories'.
 */
import { digitsOf } from "../../portal/lib/totp.ts";
import { fromBase64, toBase64Of } from "../../../ui/shared/base64.ts";
import { joined, hex, number, unhex, utf8 } from "../../../ui/shared/sealing/bytes.ts";
import { makeCode } from "../../../ui/shared/sealing/code.ts";
import { sha256, signWith } from "../../../ui/shared/sealing/primitives.ts";
import { type For, openOnlyCard, openShare } from "../../../ui/shared/sealing/share.ts";
import { sealSuggestion, type Suggestion } from "../../../ui/shared/sealing/suggestion.ts";
import {
  codeSecret,
  keysOf,
  makeSecrets,
  publicsOf,
  sealSecrets,
  signInName,
  type WorkerKeys,
} from "../../../ui/shared/sealing/worker-keys.ts";
import type { Agency } from "./agency.ts";

type Sharing = Record<"grant" | "first" | "statement" | "wrap" | "manifest", string>;

export class Worker {
  #cookie = "";

  private constructor(
    private readonly agency: Agency,
    private keys: WorkerKeys,
    private server: For["server"],
  ) {}

  /** Enrols, by a code and an authenticator. */
  static async enrol(agency: Agency, name: string): Promise<Worker> {
    const token = await agency.worker(name);
    const [secrets, code] = [makeSecrets(), codeSecret(makeCode())];
    if (!code) throw new Error("no code");
    const nobody = await keysOf(new Uint8Array(8), secrets);
    const worker = new Worker(agency, nobody, new Uint8Array(32));
    const who = await worker.#post<{ worker: string }>("enrol/look", { token });
    const begun = await worker.#post<{ ceremony: string; authenticator: { secret: string } }>(
      "enrol/begin",
      { token, passkey: false },
    );
    const publics = await publicsOf(secrets);
    const sealed = await sealSecrets("code", code, unhex(who.worker), secrets);
    const me = await worker.#post<{ key: string }>("enrol/end", {
      token,
      ceremony: begun.ceremony,
      passkey: null,
      signing_key: hex(publics.signing),
      hpke_key: hex(publics.hpke),
      ways: [{ way: 2, sealed: toBase64Of(sealed) }],
      code_name: await signInName(code),
      digits: digitsOf(begun.authenticator.secret),
    });
    worker.keys = await keysOf(unhex(who.worker), secrets);
    worker.server = await sha256(unhex(me.key));
    return worker;
  }

  /** Invites a client, and says why. */
  async invite(reason: string): Promise<{ link: string; code: string; server: string }> {
    const made = Date.now();
    const { worker, keys, signing } = this.keys;
    const text = [utf8("trellis invitation v1"), worker, keys, number(8, made), utf8(reason)];
    const signature = toBase64Of(await signWith(signing, joined(...text)));
    return this.#post("invitations", { reason, made, signature });
  }

  /** How many people can be seen. */
  async people(): Promise<number> {
    return (await this.#shared()).length;
  }

  /** Everything that the one person shows, checked and opened; none: there is nobody. */
  async sees(): Promise<string | null> {
    const [one] = await this.#shared();
    if (!one) return null;
    const answer = await this.#ask("GET", `people/${one.grant}`);
    const message = new Uint8Array(await answer.arrayBuffer());
    const { card, items } = await openShare(message, this.#whom(one.grant));
    return [card, ...items].join("\n");
  }

  /** Suggests something to the one person. */
  async suggest(suggestion: Suggestion): Promise<void> {
    const [one] = await this.#shared();
    if (!one) throw new Error("nobody shares");
    const { grant, first, statement, wrap, manifest } = one;
    const given = {
      first: fromBase64(first),
      statement: fromBase64(statement),
      wrap: fromBase64(wrap),
      manifest: fromBase64(manifest),
    };
    const opened = await openOnlyCard(given, this.#whom(grant));
    const sealed = await sealSuggestion(suggestion, opened.statement, this.keys, Date.now());
    await this.#ask("POST", `people/${grant}/suggestions`, {
      body: sealed,
      type: "application/vnd.trellis.frames",
    });
  }

  async #shared(): Promise<Sharing[]> {
    return (await (await this.#ask("GET", "people")).json()) as Sharing[];
  }

  #whom(grant: string): For {
    return { keys: this.keys, server: this.server, grant: unhex(grant), now: Date.now() };
  }

  async #post<Answer>(path: string, body: unknown): Promise<Answer> {
    const said = { body: JSON.stringify(body), type: "application/json" };
    return (await (await this.#ask("POST", path, said)).json()) as Answer;
  }

  async #ask(
    method: "GET" | "POST",
    path: string,
    said?: { body: BodyInit; type: string },
  ): Promise<Response> {
    const headers: Record<string, string> = { cookie: this.#cookie, origin: this.agency.portal };
    if (said) Object.assign(headers, { "x-trellis": "1", "content-type": said.type });
    const body = said?.body ?? null;
    const answer = await fetch(`${this.agency.portal}/api/${path}`, { method, headers, body });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    this.#cookie = answer.headers.getSetCookie()[0]?.split(";")[0] ?? this.#cookie;
    return answer;
  }
}
