/** Reading a square code with the camera, where the system can: nothing is kept, and nothing is sent. */

type Detector = { detect(from: HTMLVideoElement): Promise<{ rawValue: string }[]> };
type DetectorMaker = new (options: { formats: string[] }) => Detector;

/** What reads codes here; none: this system cannot. */
function maker(): DetectorMaker | undefined {
  return (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector;
}

/** Whether a code can be read here at all. */
export function canScan(): boolean {
  // A browser says nothing of its cameras where the page is not to be trusted.
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  return maker() !== undefined && devices !== undefined;
}

/** Shows the camera in `video` until a code is read, which it gives. `ended` lets go of the camera. */
export async function scan(video: HTMLVideoElement, ended: AbortSignal): Promise<string> {
  const Maker = maker();
  if (!Maker) throw new Error("nothing reads codes here");
  const detector = new Maker({ formats: ["qr_code"] });
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: "environment" },
    audio: false,
  });
  try {
    video.srcObject = stream;
    // Where it cannot play yet, nothing is read from it yet.
    video.play().catch(() => undefined);
    while (!ended.aborted) {
      const [found] = await detector.detect(video).catch(() => []);
      if (found && found.rawValue !== "") return found.rawValue;
      await new Promise((next) => setTimeout(next, 200));
    }
    throw new Error("it was let go of");
  } finally {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  }
}
