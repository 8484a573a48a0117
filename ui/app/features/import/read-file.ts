/** Reads a chosen file, so that it can be seen how far it has come, and stopped. Its name is not looked at. */

/** The largest file that is read; the core takes none that is larger. */
export const largest = 64 * 1024 * 1024;

export type Reading = {
  /** The file in base64, or null if it was stopped. Rejects where the device cannot read it. */
  data: Promise<string | null>;
  stop: () => void;
};

/** Begins to read; `onprogress` is told the part that is read, from 0 to 1. */
export function readFile(file: Blob, onprogress: (part: number) => void): Reading {
  const reader = new FileReader();
  const data = new Promise<string | null>((resolve, reject) => {
    reader.onprogress = ({ loaded, total }) => onprogress(total > 0 ? loaded / total : 0);
    reader.onabort = () => resolve(null);
    reader.onerror = () => reject(reader.error ?? new DOMException("unreadable"));
    reader.onload = () => {
      // A data address: what stands before the comma says what kind of file it is.
      const text = String(reader.result);
      resolve(text.slice(text.indexOf(",") + 1));
    };
  });
  reader.readAsDataURL(file);
  return { data, stop: () => reader.abort() };
}

/** Whether the bytes are a ZIP archive, as a backup is: then its entries have numbers, not rows. */
export function isArchive(base64: string): boolean {
  return base64.startsWith("UEsDB");
}
