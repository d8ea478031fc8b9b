// Reads [[declaration, request], …] as JSON and prints what each request is recognised as, in their order.

import { readFileSync } from "node:fs";
import { recognise } from "../../extension/lib/recognise.js";

const asked = JSON.parse(readFileSync(0, "utf-8"));
process.stdout.write(JSON.stringify(asked.map(([declared, request]) => recognise(declared, request))));
