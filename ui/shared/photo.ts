/**
 * Photographs on their way into the vault and out of it, piece by piece, so that none is ever held
 * whole in one message. What a file is called is not looked at.
 */
import type { AppError } from "#host/bindings.ts";
import { client } from "#host/client.ts";
import { fromBase64, toBase64 } from "./base64.ts";

/** The largest file that is taken; the core takes none that is larger. */
export const largest = 10 * 1024 * 1024;
/** How much of a file goes in at once. */
const piece = 256 * 1024;

export type Sending = {
  /** Its name in the vault, or null if it was stopped. Rejects with an `AppError`. */
  photo: Promise<string | null>;
  stop: () => void;
};

/** Begins to send a file; `onprogress` is told the part that has arrived, from 0 to 1. */
export function sendPhoto(file: Blob, onprogress: (part: number) => void): Sending {
  let stopped = false;
  return { photo: send(), stop: () => (stopped = true) };

  async function send(): Promise<string | null> {
    if (file.size > largest) throw { code: "photo_too_big", retry: false } satisfies AppError;
    let handle: number | null = null;
    for (let from = 0; !stopped; from += piece) {
      const last = from + piece >= file.size;
      const data = await read(file.slice(from, from + piece));
      if (stopped) break;
      const taken = await client.photo_put({ handle, data, last });
      handle = taken.handle;
      if (stopped) break;
      if (last) return taken.photo;
      onprogress((from + piece) / file.size);
    }
    // What cannot be let go of now, the core lets go of by itself when it closes.
    if (handle !== null) await client.photo_stop({ handle }).catch(() => undefined);
    return null;
  }
}

/** What the device cannot read is no photo to us. */
function read(part: Blob): Promise<string> {
  return toBase64(part).catch(() => {
    throw { code: "not_a_photo", retry: false } satisfies AppError;
  });
}

/** A photograph of the vault, or null if it is not wanted any more. Rejects with an `AppError`. */
export async function readPhoto(photo: string, wanted: () => boolean): Promise<Blob | null> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for (let n = 0; wanted(); n += 1) {
    const { media, data, more } = await client.photo_part({ photo, n });
    parts.push(fromBase64(data));
    if (!more) return new Blob(parts, { type: media });
  }
  return null;
}
