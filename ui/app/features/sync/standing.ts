/** How it stands: asked every two seconds while something goes on, seldom otherwise. */
import { client } from "#host/client.ts";
import { polled } from "#shared/state/polled.svelte.ts";

export const standing = () =>
  polled(
    () => client.sync_status({}),
    (status) => (status?.busy ? 2_000 : 8_000),
  );
