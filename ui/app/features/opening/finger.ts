/** When a finger or a face is asked for, and how what came of it is told. Pure. */
import type { AppError, LockOn } from "#host/bindings.ts";

/** Whether it is asked for without a tap: the core says so once, and only to a page that is looked at. */
export const asksByItself = (lock: LockOn, seen: DocumentVisibilityState): boolean =>
  lock.biometry === "asked" && seen === "visible";

const calm = ["not_recognised", "no_biometry", "biometry_changed"];

/** Whether it is no trouble: what is typed works as always. A question that was put away is told nothing. */
export const tellsCalmly = ({ code }: AppError): boolean => calm.includes(code);
