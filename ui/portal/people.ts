/**
 * The people who share, with their cards opened here. A card that does not hold is not shown as a
 * person; that there is one is said, for its client has to publish again.
 */
import { fromBase64 } from "#shared/base64.ts";
import { type Bytes, hex, unhex } from "#shared/sealing/bytes.ts";
import {
  openOnlyCard,
  openShare,
  type ShareOpened,
  type Statement,
} from "#shared/sealing/share.ts";
import { readCard } from "#shared/shown/read.ts";
import { api, type Sharing, Trouble } from "./api.ts";
import { lastDay, now } from "./day.ts";
import { isOlder, type Newest } from "./newest.ts";
import { session } from "./session.svelte.ts";

export type Person = {
  grant: string;
  name: string;
  /** The last day on which it is shown. */
  last: string;
  published: number;
  statement: Statement;
};

/** The newest publication of each grant that this page has seen: an older one is refused. */
const seen = new Map<string, Newest & { signing: string }>();

function whom(grant: string) {
  const { now: signedIn } = session;
  if (!signedIn?.keys) throw new Trouble("unauthorised", false);
  return { keys: signedIn.keys, server: signedIn.server, grant: unhex(grant), now: now() };
}

/** Refuses what is older than what was seen, or signed by somebody else. */
function note(grant: string, { statement, number }: { statement: Statement; number: number }) {
  const before = seen.get(grant);
  const signing = hex(statement.signing);
  const now = { statement: statement.number, epoch: statement.epoch, manifest: number };
  if (before && (before.signing !== signing || isOlder(now, before)))
    throw new Trouble("older", true);
  seen.set(grant, { signing, ...now });
}

async function person(sharing: Sharing): Promise<Person> {
  const { grant, published } = sharing;
  const given = {
    first: fromBase64(sharing.first),
    statement: fromBase64(sharing.statement),
    wrap: fromBase64(sharing.wrap),
    manifest: fromBase64(sharing.manifest),
  };
  const found = await openOnlyCard(given, whom(grant));
  note(grant, found);
  const { name } = readCard(found.card);
  const { statement } = found;
  return { grant, name, last: lastDay(statement.until), published, statement };
}

/** All of them, the newest first, and how many could not be opened. */
export async function people(): Promise<{ people: Person[]; odd: number }> {
  const listed = await api.people();
  const found = await Promise.all(listed.map((sharing) => person(sharing).catch(() => null)));
  const opened = found.filter((one) => one !== null);
  opened.sort((a, b) => b.published - a.published);
  return { people: opened, odd: found.length - opened.length };
}

/** Everything that one person shows. */
export async function everything(grant: string): Promise<ShareOpened> {
  const message: Bytes = await api.person(grant);
  const share = await openShare(message, whom(grant)).catch(() => {
    throw new Trouble("refused", true);
  });
  note(grant, share);
  return share;
}
