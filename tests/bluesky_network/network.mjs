/**
 * A Bluesky network of its own on this computer: directory, personal data server and AppView, as they are published;
 * and before them what a browser takes for bsky.app and for the account's server. Ours are the page and the chat, whose
 * software is not public. It ends with its standard input.
 *
 * Run in the folder of its packages: node network.mjs DATABASE CERTIFICATE KEY. It says where all of it is, in one line.
 */

import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import http from "node:http";
import https from "node:https";
import { createRequire } from "node:module";
import net from "node:net";

const SERVER = "morel.us-east.host.bsky.network";
const CHAT = "did:web:api.bsky.chat";
const [dbPostgresUrl, certificate, key] = process.argv.slice(2);

// All that follows listens on this computer only.
const listen = net.Server.prototype.listen;
net.Server.prototype.listen = function (...given) {
  if (typeof given[0] === "number" && typeof given[1] !== "string") given.splice(1, 0, "127.0.0.1");
  return listen.apply(this, given);
};

const from = createRequire(`${process.cwd()}/`);
const { TestBsky, TestBsync, TestPds, TestPlc, mockNetworkUtilities } = await import(from.resolve("@atproto/dev-env"));
const { build } = await import(from.resolve("esbuild"));

/** A port that is free now. */
function free() {
  return new Promise(done => {
    const server = net.createServer().listen(0, () => {
      const { port } = /** @type {net.AddressInfo} */ (server.address());
      server.close(() => done(port));
    });
  });
}

/** Conversations by their ids: who takes part, and the messages, oldest first. */
const conversations = new Map();
let revisions = 0;

/** What the chat answers to somebody, as the lexicons of chat.bsky.convo say. */
function chat(me, method, given) {
  const shown = ({ id, members, messages }) => ({
    id, rev: messages.at(-1)?.rev ?? "2222222222222", muted: false, unreadCount: 0,
    members: members.map(did => ({ did, handle: "somebody.test" })),
    ...(messages.length ? { lastMessage: messages.at(-1) } : {}),
  });
  const say = (convoId, { text }) => {
    revisions += 1;
    const made = {
      $type: "chat.bsky.convo.defs#messageView", id: randomUUID().slice(0, 13), text, sender: { did: me },
      rev: `222222222${String(revisions).padStart(4, "2")}`, sentAt: new Date().toISOString(),
    };
    conversations.get(convoId).messages.push(made);
    return made;
  };
  switch (method) {
    case "getConvoForMembers": {
      const members = [...new Set([me, ...[given.members].flat()])].sort();
      const id = Buffer.from(members.join()).toString("hex").slice(-13);
      if (!conversations.has(id)) conversations.set(id, { id, members, messages: [] });
      return { convo: shown(conversations.get(id)) };
    }
    case "listConvos":
      return { convos: [...conversations.values()].filter(({ members }) => members.includes(me)).map(shown) };
    case "getMessages": {
      const all = conversations.get(given.convoId).messages.toReversed();
      const page = all.filter(({ rev }) => !given.cursor || rev < given.cursor).slice(0, 2);
      return { messages: page, ...(page.length ? { cursor: page.at(-1).rev } : {}) };
    }
    case "sendMessage": return say(given.convoId, given.message);
    case "sendMessageBatch": return { items: given.items.map(({ convoId, message }) => say(convoId, message)) };
    case "addReaction": case "removeReaction":
      return { message: conversations.get(given.convoId).messages.find(({ id }) => id === given.messageId) };
    case "acceptConvo": return { rev: "2222222222222" };
    case "updateRead": case "muteConvo": return { convo: shown(conversations.get(given.convoId)) };
    case "leaveConvo": return { convoId: given.convoId, rev: "2222222222222" };
    default: return null;
  }
}

/** The whole of what was sent. */
async function whole(request) {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

const chatPort = await free();
http.createServer(async (request, response) => {
  const { pathname, searchParams } = new URL(request.url, "http://localhost");
  const sent = await whole(request);
  const token = request.headers.authorization.split(".")[1];
  const me = JSON.parse(Buffer.from(token, "base64url").toString()).iss;
  const given = sent ? JSON.parse(sent) : { ...Object.fromEntries(searchParams), members: searchParams.getAll("members") };
  const answer = chat(me, pathname.split(".").at(-1), given);
  response.writeHead(answer ? 200 : 501, { "Content-Type": "application/json" });
  response.end(JSON.stringify(answer ?? { error: "MethodNotImplemented" }));
}).listen(chatPort);

const plc = await TestPlc.create({});
const [bskyPort, pdsPort, limitedPort, frontPort] = [await free(), await free(), await free(), await free()];
const bsync = await TestBsync.create({ apiKeys: ["bsync-api-key"], dbUrl: dbPostgresUrl, dbSchema: "bsync" });
const bsky = await TestBsky.create({
  port: bskyPort,
  plcUrl: plc.url,
  pdsPort,
  bsyncApiKey: "bsync-api-key",
  bsyncUrl: bsync.url,
  repoProvider: `ws://localhost:${pdsPort}`,
  dbPostgresSchema: "appview",
  dbPostgresUrl,
});
bsync.ctx.dataplaneClients = [bsky.ctx.dataplane];
const appview = { didPlcUrl: plc.url, bskyAppViewUrl: bsky.url, bskyAppViewDid: bsky.ctx.cfg.serverDid };
const pds = await TestPds.create({ ...appview, port: pdsPort, hostname: SERVER, serviceHandleDomains: [".test"] });
mockNetworkUtilities(pds, bsky);
const resolve = pds.ctx.idResolver.did.resolveNoCache;
pds.ctx.idResolver.did.resolveNoCache = did => did !== CHAT ? resolve(did) : {
  id: CHAT,
  service: [{ id: "#bsky_chat", type: "BskyChatService", serviceEndpoint: `http://localhost:${chatPort}` }],
};
// Another one, which counts how often it is asked, as public ones do.
const limited = await TestPds.create({ ...appview, port: limitedPort, rateLimitsEnabled: true });

const bundle = await build({
  stdin: {
    contents: `export * from "@atproto/api"; export { TID } from "@atproto/common-web"`,
    resolveDir: process.cwd(),
  },
  bundle: true, format: "iife", globalName: "atproto", platform: "browser", write: false, minify: true,
});
const script = bundle.outputFiles[0].text;
const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>A page</title><script src="/client.js"></script>`;

https.createServer({ cert: readFileSync(certificate), key: readFileSync(key) }, (request, response) => {
  if (request.headers.host === "bsky.app") {
    const isScript = request.url === "/client.js";
    response.writeHead(200, { "Content-Type": isScript ? "text/javascript" : "text/html; charset=utf-8" });
    response.end(isScript ? script : page);
    return;
  }
  const { method, url, headers } = request;
  const onwards = http.request({ host: "127.0.0.1", port: pdsPort, method, path: url, headers }, answer => {
    response.writeHead(answer.statusCode, answer.rawHeaders);
    answer.pipe(response);
  });
  onwards.on("error", () => response.destroy());
  request.pipe(onwards);
}).listen(frontPort);

const at = port => `http://127.0.0.1:${port}`;
console.log(JSON.stringify({
  directory: at(plc.port), server: at(pdsPort), limited: at(limitedPort), appview: at(bskyPort), front: frontPort,
}));
process.stdin.resume().on("end", () => process.exit());
