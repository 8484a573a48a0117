/** The agency's server as a story needs it: a worker to come, and a client who says yes. */
import { StandIn } from "./stand-in.ts";

export type Desk = {
  address: string;
  /** A new worker's enrolment link. */
  worker: (name: string) => Promise<string>;
  /** A client takes up an invitation, and shows this. */
  accept: (link: string, card: unknown, items: unknown[]) => Promise<void>;
  close: () => Promise<void>;
};

export async function desk(): Promise<Desk> {
  const server = await StandIn.open();
  return {
    address: server.address,
    worker: async () => `${server.address}/enrol#${"A".repeat(22)}`,
    accept: async (_link, card, items) => void (await server.share(card, items)),
    close: () => server.close(),
  };
}
