/** The real core behind the bridge, as a process that can be killed and started again. */
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { access, mkdtemp, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import type { Chosen, Commands } from "../../../ui/host/bindings.ts";

const program =
  process.env["TRELLIS_BRIDGE"] ??
  path.resolve(import.meta.dirname, "../../../target/debug/bridge");

export class Bridge {
  #child: ChildProcess | null = null;
  #port = 0;

  private constructor(
    readonly folder: string,
    private readonly options: string[],
  ) {}

  /** On a device where nothing was ever written. */
  static async fresh(...options: string[]): Promise<Bridge> {
    const bridge = new Bridge(await mkdtemp(path.join(tmpdir(), "trellis-phone-")), options);
    await bridge.start();
    return bridge;
  }

  get address(): string {
    return `http://127.0.0.1:${this.#port}/`;
  }

  /** Starts it, at the same address as before. */
  async start(...more: string[]): Promise<void> {
    const own = ["--folder", this.folder, "--port", String(this.#port)];
    const args = [...own, ...this.options, ...more];
    // A file that may not grow any more (see `fill`) must not end the program.
    const shell = ["-c", 'trap "" XFSZ; exec "$0" "$@"', program, ...args];
    const child = spawn("sh", shell, { stdio: ["ignore", "pipe", "inherit"] });
    this.#child = child;
    for await (const line of createInterface(child.stdout)) {
      const port = /http:\/\/127\.0\.0\.1:(\d+)/.exec(line)?.[1];
      if (port) {
        this.#port = Number(port);
        return;
      }
    }
    throw new Error("the bridge says no address");
  }

  /** Starts it anew, so many hours after the real time. */
  async later(hours: number): Promise<void> {
    await this.kill();
    await this.start("--later", String(hours * 3600));
  }

  /** Starts it anew on a device whose key store has lost its keys. */
  async lose(): Promise<void> {
    await this.kill();
    for (const key of ["bridge-key", "bridge-key-lock"]) {
      await rm(path.join(this.folder, key), { force: true });
    }
    await this.start();
  }

  /**
   * What the device's sensor (`--finger`) knows, and what it is shown when it asks: which set of fingers is
   * enrolled, 0 for none, and the client's, somebody else's, or the question put away.
   */
  async hand(set: number, shows: "theirs" | "others" | "away" = "theirs"): Promise<void> {
    await writeFile(path.join(this.folder, "finger"), `${set} ${shows}`);
  }

  /** Whether the sensor keeps a secret for us. */
  async isBound(): Promise<boolean> {
    return access(path.join(this.folder, "finger-secret")).then(
      () => true,
      () => false,
    );
  }

  /** Leaves no room on the disk: no file of the core may grow. */
  async fill(): Promise<void> {
    const log = await stat(path.join(this.folder, "vault", "vault.db-wal"));
    this.#limit(String(log.size));
  }

  /** Makes room again. */
  empty(): void {
    this.#limit("unlimited");
  }

  #limit(size: string): void {
    execFileSync("prlimit", [`--pid=${this.#child?.pid}`, `--fsize=${size}:`]);
  }

  /** `kill -9`: nothing of it gets a chance to tidy up. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  }

  /** Asks the core past the screen, to prepare a story or to look at what it left. */
  async ask<Name extends keyof Commands>(
    name: Name,
    argument: Parameters<Commands[Name]>[0],
  ): Promise<ReturnType<Commands[Name]>> {
    const answer = await fetch(`${this.address}rpc/${name}`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(argument),
    });
    if (!answer.ok) throw new Error(`${name} was refused: ${await answer.text()}`);
    return (await answer.json()) as ReturnType<Commands[Name]>;
  }

  /** Chooses a file of this content, as the screen does that uploads one. */
  async choose(content: string | Uint8Array): Promise<Chosen> {
    const headers = { "content-type": "application/octet-stream" };
    const body = new Uint8Array(Buffer.from(content));
    const answer = await fetch(`${this.address}files/old`, { method: "POST", headers, body });
    return (await answer.json()) as Chosen;
  }

  async gone(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true });
  }
}
