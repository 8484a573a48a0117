/** An agency's own sign-in: an OpenID provider that is not ours, in a process of its own. */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";

export class SignIn {
  private constructor(
    private readonly issuer: string,
    private readonly child: ChildProcess,
  ) {}

  /** For a portal at an address. */
  static async open(portal: string): Promise<SignIn> {
    const program = path.join(import.meta.dirname, "provider.mjs");
    // What it says of itself to who would run it for real is nothing here.
    const child = spawn(process.execPath, [program, portal], {
      stdio: ["ignore", "pipe", "ignore"],
    });
    for await (const line of createInterface(child.stdout))
      if (/^http:/.test(line)) return new SignIn(line, child);
    throw new Error("the provider says no address");
  }

  /** What the server's file says of it. */
  get settings(): string {
    return `[portal.oidc]
issuer = "${this.issuer}"
client_id = "trellis"
client_secret = "a secret of the two"
`;
  }

  async close(): Promise<void> {
    const gone = once(this.child, "exit");
    this.child.kill("SIGKILL");
    await gone;
  }
}
