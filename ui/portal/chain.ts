/**
 * The chain of what was done, checked in the auditor's own browser: each row's hash is computed anew from
 * what the row says, names the row before it, and is signed. `crates/server/src/audit.rs` writes it.
 */
import { fromBase64 } from "#shared/base64.ts";
import { hex, joined, number, unhex, utf8 } from "#shared/sealing/bytes.ts";
import { holds, sha256 } from "#shared/sealing/primitives.ts";
import type { Audit, AuditRow } from "./api.ts";

const start = "00".repeat(32);

async function hashOf(agency: number, row: AuditRow): Promise<string> {
  const numbers = [agency, row.n, row.time].map((one) => number(8, one));
  const said = [unhex(row.actor), utf8(row.action), unhex(row.object), unhex(row.previous)];
  const parts = said.flatMap((part) => [number(8, part.length), part]);
  return hex(await sha256(utf8("trellis audit row v1"), ...numbers, ...parts));
}

/** Whether rows follow one another from the first on, as far as they were read. */
export async function chainHolds({ agency, key, head }: Audit, rows: AuditRow[]): Promise<boolean> {
  let before = { n: 0, hash: start };
  const signing = unhex(key);
  for (const row of rows) {
    if (row.n !== before.n + 1 || row.previous !== before.hash) return false;
    if ((await hashOf(agency, row)) !== row.hash) return false;
    const told = [number(8, agency), number(8, row.n), unhex(row.hash)];
    const text = joined(utf8("trellis audit head v1"), ...told);
    if (!(await holds(signing, text, fromBase64(row.signature)))) return false;
    before = row;
  }
  return before.n < head.n || (before.n === head.n && before.hash === head.hash);
}
