/**
 * Reading a square code with the camera, or from a picture, where the system can: nothing is kept, and
 * nothing is sent.
 */

type Detector = { detect(from: ImageBitmapSource): Promise<{ rawValue: string }[]> };
type DetectorMaker = new (options: { formats: string[] }) => Detector;

/** What reads codes here; none: this system cannot. */
function maker(): DetectorMaker | undefined {
  return (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector;
}

/** Whether a code can be read here at all. */
export function canRead(): boolean {
  return maker() !== undefined;
}

/** Whether there may be a camera to read it with. */
export function canScan(): boolean {
  // A browser says nothing of its cameras where the page is not to be trusted.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  return canRead() && devices !== undefined;
}

function detector(): Detector {
  const Maker = maker();
  if (!Maker) throw new Error("nothing reads codes here");
  return new Maker({ formats: ["qr_code"] });
}

/** The code in a picture; none: there is none that can be read. */
export async function readPicture(picture: Blob): Promise<string | null> {
  const bitmap = await createImageBitmap(picture);
  try {
    const [found] = await detector().detect(bitmap);
    return found?.rawValue || null;
  } finally {
    bitmap.close();
  }
}

/** Shows the camera in `video` until a code is read, which it gives. `ended` lets go of the camera. */
export async function scan(video: HTMLVideoElement, ended: AbortSignal): Promise<string> {
  const reader = detector();
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: "environment" },
    audio: false,
  });
  try {
    video.srcObject = stream;
    // Where it cannot play yet, nothing is read from it yet.
    video.play().catch(() => undefined);
    while (!ended.aborted) {
      const [found] = await reader.detect(video).catch(() => []);
      if (found && found.rawValue !== "") return found.rawValue;
      await new Promise((next) => setTimeout(next, 200));
    }
    throw new Error("it was let go of");
  } finally {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  }
}
