/** Implementations that are not ours, in Python: `scripts/oracles-python.sh` makes them ready. */
import { execFileSync } from "node:child_process";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../../..");

/** Asks `tests/python/<name>.py` something, in JSON both ways. */
export function oracle(name: string, question: unknown): unknown {
  const python =
    process.env["TRELLIS_ORACLES"] ??
    execFileSync(path.join(root, "scripts/oracles-python.sh"), { encoding: "utf8" }).trim();
  const file = path.join(root, "tests/python", `${name}.py`);
  const asked = { input: JSON.stringify(question), encoding: "utf8" } as const;
  return JSON.parse(execFileSync(python, [file], asked));
}
