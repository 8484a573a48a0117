// An agency's own sign-in, by itself: `node provider.mjs PORTAL` is an OpenID provider for the portal at
// an address, at whose pages whoever comes says who they are. It prints where it is.
import { createServer } from "node:http";
import { Provider } from "oidc-provider";

const [portal] = process.argv.slice(2);
const server = createServer().listen(0, "127.0.0.1", () => {
  const issuer = `http://127.0.0.1:${server.address().port}`;
  const client = { client_id: "trellis", client_secret: "a secret of the two" };
  const provider = new Provider(issuer, {
    clients: [{ ...client, redirect_uris: [`${portal}/api/sign-in/oidc/back`] }],
    cookies: { keys: ["of this story"] },
    pkce: { required: () => true },
  });
  server.on("request", provider.callback());
  process.stdout.write(`${issuer}\n`);
});
