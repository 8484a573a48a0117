/** What is shared, as it stands from moment to moment. */
import { client } from "#host/client.ts";
import { polled } from "#shared/state/polled.svelte.ts";

export const grants = () =>
  polled(
    () => client.sharing_list({}),
    () => 3_000,
  );
