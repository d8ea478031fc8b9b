// Asks extension/lib/schema.js whether declarations keep to the schema. In: schemas by name and declarations; out: yes or no for each.

import { text } from "node:stream/consumers";
import { keepsTo } from "../../extension/lib/schema.js";

const { schemas, declarations } = JSON.parse(await text(process.stdin));
console.log(JSON.stringify(declarations.map((each) => keepsTo(each, "site.schema.json", schemas))));
