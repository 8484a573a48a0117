/**
 * Giving the client a file of their own, by their own tap. The app's window asks where to put it; an
 * ordinary browser puts it where it puts downloads.
 */
import { invoke } from "@tauri-apps/api/core";
import { asAppError, inWindow } from "./rpc.ts";

/** Saves a text as a file. False where the client did not want to after all. Rejects with an AppError. */
export async function saveFile(name: string, text: string): Promise<boolean> {
  if (inWindow()) {
    try {
      return (await invoke("save_file", { name, text })) !== false;
    } catch (problem) {
      throw asAppError(problem);
    }
  }
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar" }));
  link.download = name;
  link.click();
  // The browser has taken it by the time that a next piece of work begins.
  setTimeout(() => URL.revokeObjectURL(link.href));
  return true;
}
