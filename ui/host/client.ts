/** The command table as typed functions: `client.checkin_save(form)`. */
import type { Commands } from "./bindings.ts";
import { rpc } from "./rpc.ts";

type Client = {
  readonly [Name in keyof Commands]: (
    args: Parameters<Commands[Name]>[0],
  ) => Promise<ReturnType<Commands[Name]>>;
};

/** Every command the UI may ask. The types come from the core, so no list is kept here. */
export const client = new Proxy({} as Client, {
  get: (_, name: string) => (args: unknown) => rpc(name, args),
});
