/** Which crisis lines stand where something is shared. Pure. */
import type { CrisisLine, SupportNow } from "#host/bindings.ts";

/** The country's first line that listens, and the first of the client's own region, if there is one. */
export function firstLines({ pack, part }: Pick<SupportNow, "pack" | "part">): CrisisLine[] {
  const listening = pack.lines.filter(({ emergency }) => !emergency);
  const country = listening.find((line) => line.part === null);
  const own = part === null ? undefined : listening.find((line) => line.part === part);
  return [country, own].filter((line) => line !== undefined);
}
