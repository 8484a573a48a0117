/** What is shared, as it stands from moment to moment. */
import { client } from "#host/client.ts";
import { polled } from "#shared/state/polled.svelte.ts";

export function grants() {
  // Whoever opens such a screen is told how it is now, not how it was the last time.
  client.sharing_now({}).catch(() => undefined);
  return polled(
    () => client.sharing_list({}),
    () => 3_000,
  );
}
