/**
 * Files of the client's own, chosen by their own tap. The app's window asks in the system's own
 * dialog; an ordinary browser uploads, and puts a new file where it puts downloads. A page only ever
 * sees a choice's name, which it hands to a command.
 */
import { invoke } from "@tauri-apps/api/core";
import type { Chosen } from "./bindings.ts";
import { asAppError, inWindow } from "./rpc.ts";

/**
 * Has a file written where the client says. False where they did not want to after all. Rejects with
 * an AppError.
 */
export async function writeFile(
  name: string,
  write: (to: Chosen) => Promise<unknown>,
): Promise<boolean> {
  const to = await choose("new", { name });
  if (to === null) return false;
  await write(to);
  if (!inWindow()) {
    const link = document.createElement("a");
    link.href = `/files/${to}`;
    link.download = name;
    link.click();
  }
  return true;
}

/**
 * A file that the client chooses to have read; none where they did not want to after all. `endings`
 * are those of the files that make sense, without their dots. Rejects with an AppError.
 */
export async function chooseFile(endings: string[]): Promise<Chosen | null> {
  if (inWindow()) return choose("old", { endings });
  const file = await askBrowser(endings);
  return file && choose("old", {}, file);
}

/**
 * A folder that the client chooses; none where they did not want to after all, or where the device
 * has no folders to choose. Rejects with an AppError.
 */
export function chooseFolder(): Promise<Chosen | null> {
  return choose("folder", {});
}

async function choose(what: string, args: object, file?: File): Promise<Chosen | null> {
  try {
    if (inWindow()) return await invoke(`choose_${what}`, { ...args });
    const type = file ? "application/octet-stream" : "application/json";
    const headers = { "content-type": type };
    const answer = await fetch(`/files/${what}`, { method: "POST", headers, body: file ?? "{}" });
    return (await answer.json()) as Chosen;
  } catch (problem) {
    throw asAppError(problem);
  }
}

function askBrowser(endings: string[]): Promise<File | null> {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = endings.map((ending) => `.${ending}`).join(",");
  return new Promise((done) => {
    input.addEventListener("change", () => done(input.files?.[0] ?? null));
    input.addEventListener("cancel", () => done(null));
    input.click();
  });
}
