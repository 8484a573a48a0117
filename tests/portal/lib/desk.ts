/**
 * An agency's server as a story needs it: the real program, on ports and in a folder of its own; people
 * to come, and clients' devices that say yes. What those devices seal and send is the app's own work,
 * done by `tests/src/bin/sharers.rs`; where a whole app is wanted, see `client.ts`.
 */
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { freePort } from "../../phone/lib/port.ts";

const built = (name: string) =>
  process.env[`TRELLIS_${name.replace("trellis-", "").toUpperCase()}`] ??
  path.resolve(import.meta.dirname, `../../../target/debug/${name}`);
const pages = path.resolve(import.meta.dirname, "../../../ui/dist-portal");
const day = 86_400_000;

/** What somebody shows: a card, and items. */
export type Shown = { card: unknown; items: unknown[]; days?: number };
type Role = "worker" | "admin" | "auditor";
/** More tables of the server's own file, which may depend on where the portal is. */
type Settings = (address: string) => string | Promise<string>;

export class Desk {
  #server: ChildProcess | null = null;
  #sharers: ChildProcess | null = null;
  #said: AsyncIterator<string> | null = null;
  /** Who an enrolment link is for. */
  readonly #whose = new Map<string, string>();

  private constructor(
    private readonly folder: string,
    /** Where devices ask. */
    readonly server: string,
    /** Where the portal is. */
    readonly address: string,
  ) {}

  /** Set up and running. */
  static async open(settings: Settings = () => ""): Promise<Desk> {
    const folder = await mkdtemp(path.join(tmpdir(), "trellis-desk-"));
    const [port, portal] = [await freePort(), await freePort()];
    const desk = new Desk(folder, `http://127.0.0.1:${port}`, `http://localhost:${portal}`);
    const more = await settings(desk.address);
    await writeFile(
      desk.#file,
      `address = "127.0.0.1:${port}"
url = "${desk.server}"
[agency]
name = "Harbour House"
contact = "it@harbour.example.org"
[metrics]
address = "127.0.0.1:0"
[portal]
address = "127.0.0.1:${portal}"
url = "${desk.address}"
files = "${pages}"
${more}
`,
    );
    await desk.#run("init");
    const server = spawn(built("trellis-server"), ["--config", desk.#file, "run"], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    desk.#server = server;
    for await (const line of createInterface(server.stdout))
      if (line.startsWith("The portal listens")) return desk;
    throw new Error("the server does not listen");
  }

  get #file(): string {
    return path.join(this.folder, "trellis-server.toml");
  }

  async #run(...words: string[]): Promise<string> {
    const said = promisify(execFile)(built("trellis-server"), ["--config", this.#file, ...words]);
    return (await said).stdout;
  }

  /** The enrolment link of somebody new. */
  async worker(name: string, role: Role = "worker", ...more: string[]): Promise<string> {
    const said = await this.#run("worker", "add", name, "--role", role, ...more);
    const link = /(\S+\/enrol#\S+)/.exec(said)?.[1];
    const id = /^Added: (\S+)$/m.exec(said)?.[1];
    if (!link || !id) throw new Error(`no link in ${said}`);
    this.#whose.set(link, id);
    return link;
  }

  /** An invitation to share with whoever enrolled by a link. */
  async invite(link: string): Promise<string> {
    const said = await this.#run("invite", "--worker", this.#whose.get(link) ?? "");
    const invitation = /^Link: +(\S+)$/m.exec(said)?.[1];
    if (!invitation) throw new Error(`no invitation in ${said}`);
    return invitation;
  }

  /** A client takes up an invitation, and shows this. */
  async accept(link: string, { card, items, days = 60 }: Shown): Promise<void> {
    if (!this.#sharers) {
      const sharers = spawn(built("sharers"), [], { stdio: ["pipe", "pipe", "inherit"] });
      this.#sharers = sharers;
      this.#said = createInterface(sharers.stdout)[Symbol.asyncIterator]();
    }
    const ask = { link, until: Date.now() + days * day, card, items };
    this.#sharers.stdin?.write(`${JSON.stringify(ask)}\n`);
    const said = String((await this.#said?.next())?.value);
    if (!said.includes('"grant"')) throw new Error(`nobody shares: ${said}`);
  }

  /** Many people share with whoever enrolled by a link, one after the other. */
  async share(link: string, ...all: Shown[]): Promise<void> {
    // Invitations are made a few at a time; whose yes came last is shown first.
    const few = 4;
    for (let at = 0; at < all.length; at += few) {
      const some = all.slice(at, at + few);
      const invitations = await Promise.all(some.map(() => this.invite(link)));
      for (const [n, shown] of some.entries()) await this.accept(invitations[n] ?? "", shown);
    }
  }

  async close(): Promise<void> {
    this.#sharers?.stdin?.end();
    if (this.#server) {
      const gone = once(this.#server, "exit");
      this.#server.kill("SIGKILL");
      await gone;
    }
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** No limits on how often somebody asks, for stories of many people. */
export const many = () => `[limits]
address_per_minute = 1000000
unsigned_per_minute = 1000000
device_per_minute = 1000000
`;
