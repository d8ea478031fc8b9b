// Tries the worker's memory of conversations in a real JavaScript engine, with a map as storage and locks that are always free.
const kept = new Map();
globalThis.chrome = { storage: { session: {
  get: async (name) => Object.fromEntries([...kept].filter(([each]) => name === null || each === name)),
  set: async (all) => Object.entries(all).forEach(([name, value]) => kept.set(name, value)),
  remove: async (names) => names.forEach((name) => kept.delete(name)),
} } };
Object.defineProperty(globalThis, "navigator", { value: { locks: { request: (_, act) => act() } } });
const { forgetConversations, forgetShown, rememberShown, shownIn } = await import("../../extension/background/conversations.js");

kept.set("account:3:forum", "not a conversation");
const ana = { id: "ana@forum.example", name: "Ana", more: "not kept" };
await rememberShown(3, "forum", { conversation: "12@forum.example", partner: ana });
await rememberShown(31, "forum", { conversation: "9@forum.example" });
const answers = { open: await shownIn(3, "forum"), other: await shownIn(3, "board"), none: await shownIn(-1, "forum") };
await rememberShown(3, "forum", {});
answers.left = await shownIn(3, "forum");
for (const odd of ["", "x".repeat(501), 7, "\ud800", {}]) await rememberShown(3, "forum", { conversation: odd, partner: { id: odd } });
answers.odd = await shownIn(3, "forum");
for (let number = 0; number < 150; number += 1) await rememberShown(4, "forum", { conversation: String(number) });
await rememberShown(4, "forum", { conversation: "149" });
answers.many = (await shownIn(4, "forum")).conversations;
await forgetShown(3);
answers.closed = await Promise.all([shownIn(3, "forum"), shownIn(31, "forum")]);
answers.partner = kept.get("partner:forum:12@forum.example");
await forgetConversations();
answers.kept = [...kept.keys()];
process.stdout.write(JSON.stringify(answers));
