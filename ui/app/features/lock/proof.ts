/**
 * What shows that it is the client who asks, which errors of it stand beside its own field, and how a
 * finger stands beside it. Pure.
 */
import type { AppError, LockView, Proof } from "#host/bindings.ts";

export const proofOf = (typed: string): Proof => ({
  typed: typed === "" ? null : typed,
  words: null,
});

/** An error that its field does not tell already. */
export function otherThanProof(error: AppError | null): AppError | null {
  const told = ["wrong_pin", "wrong_passphrase", "too_soon", "short_pin", "short_passphrase"];
  return error && told.includes(error.code) ? null : error;
}

/** How a finger or a face stands to the lock: whether it opens it, could, might one day, or does not. */
export function fingerStands({ lock, biometry }: LockView): "on" | "off" | "unknown" | "none" {
  if (lock && lock.biometry !== "no") return "on";
  if (biometry === "there") return "off";
  return biometry === "none_enrolled" ? "unknown" : "none";
}
