/**
 * How far the client has come in the first run, and what they typed: it is kept while Support now
 * stands in its place, and begins anew when the first run is over.
 */
type SoFar = {
  at: number;
  /** How often the step changed, or was come back to. */
  visits: number;
  /** None: as the settings have it. */
  name: string | null;
  matters: string | null;
  chosen: string[];
  itemsMade: boolean;
};

const beginning = (): SoFar => ({
  at: 0,
  visits: 0,
  name: null,
  matters: null,
  chosen: ["mood"],
  itemsMade: false,
});

export const soFar = $state(beginning());

export function beginAnew(): void {
  Object.assign(soFar, beginning());
}
