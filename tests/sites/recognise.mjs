// Reads {declarations, questions: [{site, request, origins?}]} as JSON and writes what recognise says of each, in a real
// JavaScript engine. A body {bytes: base64} arrives as bytes, as from the browser.
import { readFileSync } from "node:fs";
import { recognise } from "../../extension/lib/recognise.js";

const { declarations, questions } = JSON.parse(readFileSync(0, "utf-8"));
const answers = questions.map(({ site, request, origins }) => {
  if (request.body?.bytes !== undefined) request.body = { raw: new Uint8Array(Buffer.from(request.body.bytes, "base64")) };
  const before = JSON.stringify(Object.prototype);
  try {
    const started = performance.now();
    const answer = recognise(declarations[site], request, origins);
    if (JSON.stringify(Object.prototype) !== before || {}.polluted) throw new Error("it changed what every object inherits");
    return { ...answer, milliseconds: performance.now() - started };
  } catch (problem) {
    return { threw: String(problem) };
  }
});
process.stdout.write(JSON.stringify(answers));
