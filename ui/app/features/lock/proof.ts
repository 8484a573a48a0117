/** What shows that it is the client who asks, and which errors of it stand beside its own field. */
import type { AppError, Proof } from "#host/bindings.ts";

export const proofOf = (typed: string): Proof => ({
  typed: typed === "" ? null : typed,
  words: null,
});

/** An error that its field does not tell already. */
export function otherThanProof(error: AppError | null): AppError | null {
  const told = ["wrong_pin", "wrong_passphrase", "too_soon", "short_pin", "short_passphrase"];
  return error && told.includes(error.code) ? null : error;
}
