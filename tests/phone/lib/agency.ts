/** An agency's server: the real program, on a port and in a folder of its own. */
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { freePort } from "./port.ts";

const program =
  process.env["TRELLIS_SERVER"] ??
  path.resolve(import.meta.dirname, "../../../target/debug/trellis-server");

const pages = path.resolve(import.meta.dirname, "../../../ui/dist-portal");

export class Agency {
  #child: ChildProcess | null = null;

  private constructor(
    private readonly folder: string,
    private readonly port: number,
    private readonly portalPort: number,
  ) {}

  /** Set up, as a volunteer would, and not running yet. */
  static async fresh(): Promise<Agency> {
    const folder = await mkdtemp(path.join(tmpdir(), "trellis-agency-"));
    const agency = new Agency(folder, await freePort(), await freePort());
    await writeFile(
      agency.#file,
      `address = "127.0.0.1:${agency.port}"
url = "${agency.name}"
[agency]
name = "Harbour House"
contact = "it@harbour.example.org"
[metrics]
address = "127.0.0.1:0"
[portal]
address = "127.0.0.1:${agency.portalPort}"
url = "${agency.portal}"
files = "${pages}"
`,
    );
    await agency.#run("init");
    return agency;
  }

  get #file(): string {
    return path.join(this.folder, "trellis-server.toml");
  }

  /** What a client types as the server's name. */
  get name(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Where workers go. */
  get portal(): string {
    return `http://localhost:${this.portalPort}`;
  }

  /** The token of an enrolment link for a new worker. */
  async worker(name: string): Promise<string> {
    const said = await this.#run("worker", "add", name, "--role", "worker");
    const token = /\/enrol#(\S+)/.exec(said)?.[1];
    if (!token) throw new Error(`no link in ${said}`);
    return token;
  }

  async #run(...words: string[]): Promise<string> {
    const { stdout } = await promisify(execFile)(program, ["--config", this.#file, ...words]);
    return stdout;
  }

  /** An invitation for one client: its link, and what is typed instead. */
  async invite(): Promise<{ link: string; code: string }> {
    const said = await this.#run("invite");
    const link = /^Link: +(\S+)$/m.exec(said)?.[1];
    const code = /^Typed: +\S+ +(\S.*)$/m.exec(said)?.[1];
    if (!link || !code) throw new Error(`no invitation in ${said}`);
    return { link, code };
  }

  /** Counts who knocks, while nobody answers. Returns what ends it and says how many did. */
  async listen(): Promise<() => Promise<number>> {
    let knocks = 0;
    const listener = createServer((socket) => {
      knocks += 1;
      socket.destroy();
    }).listen(this.port, "127.0.0.1");
    await once(listener, "listening");
    return async () => {
      listener.close();
      await once(listener, "close");
      return knocks;
    };
  }

  async start(): Promise<void> {
    const args = ["--config", this.#file, "run"];
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "ignore"] });
    this.#child = child;
    for await (const line of createInterface(child.stdout)) {
      if (line.startsWith("Listening")) return;
    }
    throw new Error("the server does not listen");
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  }

  async gone(): Promise<void> {
    await this.stop();
    await rm(this.folder, { recursive: true, force: true });
  }
}
