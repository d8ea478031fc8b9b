// Tries the worker's memory of accounts in a real JavaScript engine, with a map as storage.
const kept = new Map();
globalThis.chrome = { storage: { session: {
  get: async (name) => Object.fromEntries([...kept].filter(([each]) => name === null || each === name)),
  set: async (all) => Object.entries(all).forEach(([name, value]) => kept.set(name, value)),
  remove: async (names) => names.forEach((name) => kept.delete(name)),
} } };
const { accountIn, forgetAccounts, rememberAccount } = await import("../../extension/background/accounts.js");

kept.set("partner:mastodon:7", "not an account");
await rememberAccount(3, "mastodon", "mia@far.example");
await rememberAccount(3, "pixelfed", "mia@pics.example");
await rememberAccount(31, "mastodon", "tom@far.example");
for (const odd of ["", "x".repeat(501), 7, "\ud800", undefined]) await rememberAccount(4, "mastodon", odd);
await rememberAccount(5, "mastodon", "y".repeat(500));
const answers = { longest: (await accountIn(5, "mastodon")).account?.length, told: await Promise.all([
  accountIn(3, "mastodon"), accountIn(3, "pixelfed"), accountIn(31, "mastodon"), accountIn(4, "mastodon"), accountIn(-1, "mastodon"),
]) };
await rememberAccount(3, "mastodon", "work@far.example");
answers.switched = await accountIn(3, "mastodon");
await forgetAccounts(3);
answers.closed = await Promise.all([accountIn(3, "mastodon"), accountIn(3, "pixelfed"), accountIn(31, "mastodon")]);
await forgetAccounts();
answers.left = [...kept.keys()];
process.stdout.write(JSON.stringify(answers));
