// Checks a value against a JSON Schema: the part of the standard (draft 2020-12) that site.schema.json and page.schema.json use.
// Declarations from outside are checked before they are used. A test compares this with a complete implementation.

/** @typedef {Record<string, any> | boolean} Schema */
/** @typedef {(value: any, said: any, schema: Record<string, any>, at: Place) => boolean} Check */
/** @typedef {{schemas: Record<string, Record<string, any>>, root: Record<string, any>}} Place `root`: the schema that `#` stands for */

/** @type {Map<string, RegExp>} */
const expressions = new Map();

/** @param {string} pattern */
function expression(pattern) {
  let known = expressions.get(pattern);
  if (!known) expressions.set(pattern, (known = new RegExp(pattern, "u")));
  return known;
}

/** @param {unknown} value */
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** @param {string} name */
const only = (name) => (/** @type {any} */ value) => typeof value === name;
/** @type {Record<string, (value: any) => boolean>} */
const TYPES = {
  object: isObject, array: Array.isArray, string: only("string"), boolean: only("boolean"), integer: Number.isInteger,
  null: (value) => value === null,
};
/** @type {Record<string, (text: string) => boolean>} */
// Selectors are not checked here: each part is tried when a page is read, so that an unknown selector stops nothing else.
const FORMATS = { regex: isExpression, selector: () => true };

/** @type {Record<string, Check>} by keyword; each check accepts values of other types */
const CHECKS = {
  $ref: (value, said, _, at) => refers(value, said, at),
  type: (value, said) => TYPES[said](value),
  enum: (value, said) => said.includes(value),
  const: (value, said) => value === said,
  minLength: (value, said) => typeof value !== "string" || value.length >= said,
  pattern: (value, said) => typeof value !== "string" || expression(said).test(value),
  format: (value, said) => typeof value !== "string" || FORMATS[said](value),
  minimum: (value, said) => typeof value !== "number" || value >= said,
  items: (value, said, _, at) => !Array.isArray(value) || value.every((each) => holds(each, said, at)),
  contains: (value, said, _, at) => !Array.isArray(value) || value.some((each) => holds(each, said, at)),
  minItems: (value, said) => !Array.isArray(value) || value.length >= said,
  uniqueItems: (value) => !Array.isArray(value) || new Set(value.map((each) => JSON.stringify(each))).size === value.length,
  required: (value, said) => !isObject(value) || said.every((/** @type {string} */ name) => Object.hasOwn(value, name)),
  dependentRequired: (value, said) => !isObject(value) || Object.entries(said).every(([name, others]) =>
    !Object.hasOwn(value, name) || others.every((/** @type {string} */ other) => Object.hasOwn(value, other))),
  minProperties: (value, said) => !isObject(value) || Object.keys(value).length >= said,
  propertyNames: (value, said, _, at) => !isObject(value) || Object.keys(value).every((name) => holds(name, said, at)),
  properties: (value, said, _, at) => !isObject(value) || Object.entries(value).every(([name, inner]) =>
    !Object.hasOwn(said, name) || holds(inner, said[name], at)),
  additionalProperties: (value, said, { properties = {} }, at) => !isObject(value) || Object.entries(value).every(([name, inner]) =>
    Object.hasOwn(properties, name) || holds(inner, said, at)),
  anyOf: (value, said, _, at) => said.some((/** @type {Schema} */ each) => holds(value, each, at)),
  oneOf: (value, said, _, at) => said.filter((/** @type {Schema} */ each) => holds(value, each, at)).length === 1,
  not: (value, said, _, at) => !holds(value, said, at),
};
const SAYS_NOTHING = new Set(["$schema", "$id", "$defs", "title", "description"]);

/**
 * @param {unknown} value parsed JSON
 * @param {string} name of the schema
 * @param {Record<string, Record<string, any>>} schemas by name, including those that it refers to
 */
export function keepsTo(value, name, schemas) {
  return holds(value, schemas[name], { schemas, root: schemas[name] });
}

/**
 * @param {unknown} value
 * @param {Schema} schema
 * @param {Place} at
 * @returns {boolean}
 */
function holds(value, schema, at) {
  if (typeof schema === "boolean") return schema;
  return Object.entries(schema).every(([keyword, said]) => SAYS_NOTHING.has(keyword) || CHECKS[keyword](value, said, schema, at));
}

/**
 * @param {unknown} value
 * @param {string} reference `name#/path`, or `#/path` in the same schema
 * @param {Place} at
 */
function refers(value, reference, at) {
  const [name, path] = reference.split("#");
  const root = name ? at.schemas[name] : at.root;
  const schema = path.split("/").slice(1).reduce((inner, part) => inner[part], root);
  return holds(value, schema, { ...at, root });
}

/** @param {string} text */
function isExpression(text) {
  try {
    return Boolean(expression(text));
  } catch {
    return false;
  }
}
