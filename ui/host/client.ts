/** The command table as typed functions: `client.checkin_save(form)`. */
import type { Commands } from "./bindings.ts";
import { asAppError, rpc } from "./rpc.ts";

type Client = {
  readonly [Name in keyof Commands]: (
    args: Parameters<Commands[Name]>[0],
  ) => Promise<ReturnType<Commands[Name]>>;
};

const hearers = new Set<(name: string) => void>();
let heardLocked: (() => void) | undefined;

/** Every command the UI may ask. The types come from the core, so no list is kept here. */
export const client = new Proxy({} as Client, {
  get: (_, name: string) => async (args: unknown) => {
    const answer = await rpc(name, args).catch((problem: unknown) => {
      if (asAppError(problem).code === "locked") heardLocked?.();
      throw problem;
    });
    for (const hear of hearers) hear(name);
    return answer;
  },
});

/** Tells that a command was refused because the app is locked. */
export function onLocked(hear: () => void): void {
  heardLocked = hear;
}

/** Tells, by its name, each command that was answered: for what is kept ready and may now be old. */
export function onAnswered(hear: (name: string) => void): void {
  hearers.add(hear);
}
