/**
 * An agency's server as a story needs it: the real program, on ports and in a folder of its own; a
 * worker to come, and a client's device that says yes.
 */
import { execFile, spawn, type ChildProcess } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { promisify } from "node:util";
import { publish } from "../../../ui/shared/sealing/publish.ts";
import { pages, StandIn } from "./stand-in.ts";

const program =
  process.env["TRELLIS_SERVER"] ??
  path.resolve(import.meta.dirname, "../../../target/debug/trellis-server");

export type Desk = {
  /** Where the portal is. */
  address: string;
  /** The enrolment link of somebody new. */
  worker: (name: string, role?: "worker" | "admin" | "auditor") => Promise<string>;
  /** A client takes up an invitation, and shows this. */
  accept: (link: string, card: unknown, items: unknown[]) => Promise<void>;
  close: () => Promise<void>;
};

async function freePort(): Promise<number> {
  const listener = createServer().listen(0, "127.0.0.1");
  await once(listener, "listening");
  const { port } = listener.address() as AddressInfo;
  listener.close();
  await once(listener, "close");
  return port;
}

const frames = { "content-type": "application/vnd.trellis.frames" };
const bytesOf = (digits: string) => Uint8Array.from(Buffer.from(digits, "hex"));

/** What a client's device does with an invitation: looks who it is, and publishes. */
async function accept(server: string, link: string, card: unknown, items: unknown[]) {
  const said = Uint8Array.from(Buffer.from(link.split("#")[1] ?? "", "base64url"));
  const token = said.slice(1, 17);
  const asked = { method: "POST", headers: frames };
  const look = await fetch(`${server}/v1/shares/look`, {
    ...asked,
    body: token,
  });
  if (!look.ok) throw new Error(`look: ${look.status} ${await look.text()}`);
  const { signing_key, hpke_key } = (await look.json()) as Record<string, string>;
  const publics = {
    signing: bytesOf(signing_key ?? ""),
    hpke: bytesOf(hpke_key ?? ""),
  };
  const named = [Buffer.from("trellis worker keys v1"), publics.hpke, publics.signing];
  const keys = Uint8Array.from(createHash("sha256").update(Buffer.concat(named)).digest());
  if (Buffer.compare(keys, said.slice(57, 89)) !== 0) throw new Error("other keys than the link's");
  const secrets = {
    signing: Uint8Array.from(randomBytes(32)),
    inbox: Uint8Array.from(randomBytes(32)),
  };
  const made = Date.now();
  const { message } = await publish(
    secrets,
    {
      worker: said.slice(49, 57),
      keys,
      publics,
      server: said.slice(17, 49),
      made,
      until: made + 60 * 86_400_000,
    },
    JSON.stringify(card),
    items.map((item) => JSON.stringify(item)),
  );
  const body = Buffer.concat([token, message]);
  const done = await fetch(`${server}/v1/grants`, { ...asked, body });
  if (!done.ok) throw new Error(`grants: ${done.status} ${await done.text()}`);
}

async function real(): Promise<Desk> {
  const folder = await mkdtemp(path.join(tmpdir(), "trellis-desk-"));
  const [port, portal, metrics] = [await freePort(), await freePort(), await freePort()];
  const [server, address] = [`http://127.0.0.1:${port}`, `http://localhost:${portal}`];
  const file = path.join(folder, "trellis-server.toml");
  await writeFile(
    file,
    `address = "127.0.0.1:${port}"
url = "${server}"
[agency]
name = "Harbour House"
contact = "it@harbour.example.org"
[metrics]
address = "127.0.0.1:${metrics}"
[portal]
address = "127.0.0.1:${portal}"
url = "${address}"
files = "${pages}"
`,
  );
  const run = async (...words: string[]) =>
    (await promisify(execFile)(program, ["--config", file, ...words])).stdout;
  await run("init");
  const child: ChildProcess = spawn(program, ["--config", file, "run"], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  let listens = false;
  if (child.stdout) {
    for await (const line of createInterface(child.stdout)) {
      if (line.startsWith("The portal listens")) {
        listens = true;
        break;
      }
    }
  }
  if (!listens) throw new Error("the server does not listen");
  return {
    address,
    worker: async (name, role = "worker") => {
      const said = await run("worker", "add", name, "--role", role);
      const link = /(\S+\/enrol#\S+)/.exec(said)?.[1];
      if (!link) throw new Error(`no link in ${said}`);
      return link;
    },
    accept: (link, card, items) => accept(server, link, card, items),
    close: async () => {
      const gone = once(child, "exit");
      child.kill("SIGKILL");
      await gone;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** While the pages are written: the same stories without the real server. */
async function pretended(): Promise<Desk> {
  const server = await StandIn.open();
  return {
    address: server.address,
    worker: async () => `${server.address}/enrol#${"A".repeat(22)}`,
    accept: async (_link, card, items) => void (await server.share(card, items)),
    close: () => server.close(),
  };
}

export function desk(): Promise<Desk> {
  return process.env["TRELLIS_STAND_IN"] ? pretended() : real();
}
