/** A client with the whole app: the real core behind the bridge, which says yes to an invitation. */
import { Bridge } from "../../phone/lib/bridge.ts";
import { welcome } from "../../phone/lib/device.ts";
import type { Language } from "../../phone/lib/words.ts";
import type { Chosen, Id, Suggestion } from "../../../ui/host/bindings.ts";

export class Client {
  private constructor(
    readonly app: Bridge,
    readonly name: string,
    /** A goal, and a section of the plan that has a line. */
    readonly goal: Id,
    readonly section: Id,
  ) {}

  static async fresh(name: string, language: Language = "en"): Promise<Client> {
    const app = await Bridge.fresh();
    await welcome(app, language, name);
    const { goals } = await app.ask("goal_save", {
      id: null,
      text: "A flat of my own",
      why: "",
      area: null,
      environment: null,
      role: "",
      strengths: [],
      supports: [],
      lack: null,
      way: "",
      matter: null,
      sure: null,
    });
    const goal = goals[0]?.goal.id;
    if (!goal) throw new Error("the goal is not there");
    const levels: [string, string, string, string, string] = ["", "A list", "A room", "A flat", ""];
    await app.ask("goal_scale", { goal, scale: { levels, base: -1, weight: 1 } });
    const { sections } = await app.ask("plan", {});
    const section = sections.find(({ starter }) => starter === "hard_signs")?.id;
    if (!section) throw new Error("no such section");
    const line = { id: null, points: [], photo: null, link: null, first: false };
    await app.ask("line_save", { ...line, section, text: "I do not answer the phone." });
    return new Client(app, name, goal, section);
  }

  /** Shows all that there is to whoever invites. */
  async share(link: string): Promise<void> {
    const offer = await this.app.ask("sharing_offer", {});
    const ids = (things: { id: Id }[]) => things.map(({ id }) => id);
    await this.app.ask("sharing_share", {
      invitation: { text: link, server: null },
      draft: {
        id: null,
        called: this.name,
        choice: {
          strengths: ids(offer.strengths),
          goals: ids(offer.goals),
          sections: ids(offer.sections),
          items: ids(offer.items),
          tags: false,
          notes: true,
          measures: [],
          balance: false,
          visit: false,
          people: false,
          since: null,
        },
        period: { type: "month" },
      },
    });
    const { grants } = await this.app.ask("sharing_now", {});
    if (grants[0]?.stand.type !== "shared") throw new Error(`it is ${grants[0]?.stand.type}`);
  }

  /** What was suggested, the newest first. */
  async ideas(): Promise<Suggestion[]> {
    await this.app.ask("sharing_now", {});
    return (await this.app.ask("suggestion_list", {})).map(({ says }) => says);
  }

  /** What the app writes into a file that was chosen. */
  async written(write: (to: Chosen) => Promise<unknown>): Promise<string> {
    const files = `${this.app.address}files/`;
    const asked = { method: "POST", headers: { "content-type": "application/json" }, body: "{}" };
    const to = (await (await fetch(`${files}new`, asked)).json()) as Chosen;
    await write(to);
    return (await fetch(files + to)).text();
  }

  async gone(): Promise<void> {
    await this.app.gone();
  }
}
