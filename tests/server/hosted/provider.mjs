// A real OpenID Connect provider (https://github.com/panva/node-oidc-provider) that signs in whoever types a name. Given
// the file of the provider's package and the address that browsers come back to, it prints its issuer.
// @ts-check
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";

const [file, back] = process.argv.slice(2);
const { default: Provider } = await import(pathToFileURL(file).href);

const server = createServer();
server.listen(0, "127.0.0.1", () => {
  const address = /** @type {import("node:net").AddressInfo} */ (server.address());
  const issuer = `http://127.0.0.1:${address.port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: "rapport", client_secret: "a secret of the client's", redirect_uris: [back] }],
    pkce: { required: () => true },
    cookies: { keys: ["a key of the test's"] },
  });
  server.on("request", provider.callback());
  console.log(issuer);
});
