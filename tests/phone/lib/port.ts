/** Ports for servers that tests start. */
import { once } from "node:events";
import { createServer } from "node:net";

/**
 * A port of loopback that nobody listens on. It lies below those that a system lends to whoever asks
 * for any (from 32768 on Linux): one of these may be lent to another before the server starts.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 10_240 + Math.floor(Math.random() * 20_000);
    const listener = createServer().listen(port, "127.0.0.1");
    try {
      await once(listener, "listening");
    } catch {
      continue;
    }
    listener.close();
    await once(listener, "close");
    return port;
  }
}
