// Hosts, origins and match patterns: where a site is by its declaration, where the person says it is, and the permission that
// the browser is asked for.

/** @typedef {{hosts?: string[], servers?: string[], open?: boolean, anywhere?: boolean}} Reach what a declaration says of places */

/**
 * @param {string} origin
 * @returns {string} the match pattern the browser is asked for, which covers every port, as a pattern cannot name one
 */
export function pattern(origin) {
  const url = new URL(origin);
  return `${url.protocol}//${url.hostname}/*`;
}

/**
 * @param {{hosts: string[], servers?: string[]}} declared
 * @returns {string[]} the hosts of its pages and of the servers that these send to; without them, acts cannot be seen
 */
export const involved = ({ hosts, servers = [] }) => [...hosts, ...servers];

/**
 * Whether a declaration that came between releases is one of places that this extension's own one has too. Where there is no own
 * one, only the person can say where such a site is. server/declarations/checking.py does the same.
 * @param {Reach} declared
 * @param {Reach} own
 */
export function isWithin(declared, own = { hosts: [] }) {
  if (!own.hosts || !declared.hosts) return !declared.hosts;
  const { hosts, open = false, anywhere = false } = own;
  const anyAddress = declared.hosts.length === 0 || declared.open === true;
  return declared.hosts.every((host) => hosts.includes(host)) &&
    (declared.servers ?? []).every((host) => involved({ hosts, servers: own.servers }).includes(host)) &&
    (!anyAddress || hosts.length === 0 || open) && (!declared.anywhere || anywhere);
}

/**
 * @param {string[]} hosts as declared: exact, or `*.` and a domain
 * @param {string[]} origins as the person added them
 * @returns {string[]} match patterns, each once
 */
export function grants(hosts, origins) {
  return [...new Set([...hosts.map((host) => `https://${host}/*`), ...origins.map(pattern)])];
}

/**
 * @param {string} origin
 * @param {string[]} hosts
 * @param {string[]} origins
 */
export function isOneOf(origin, hosts, origins) {
  if (origins.includes(origin)) return true;
  const url = new URL(origin);
  return url.protocol === "https:" && url.port === "" && hosts.some((host) => matches(url.hostname, host));
}

/**
 * @param {string} hostname
 * @param {string} host `*.x` is x and every host below it, as in a match pattern
 */
function matches(hostname, host) {
  if (!host.startsWith("*.")) return hostname === host;
  return hostname === host.slice(2) || hostname.endsWith(host.slice(1));
}

/**
 * The origin of a server whose address a person typed. A bare name means https.
 * @param {string} typed
 * @returns {string | null}
 */
export function originTyped(typed) {
  const text = typed.trim().replace(/^@?[^@\s/]*@/, ""); // people may type "@me@social.example"
  if (!text || /\s/.test(text)) return null;
  try {
    const url = new URL(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
    return ["https:", "http:"].includes(url.protocol) && url.hostname ? url.origin : null;
  } catch {
    return null;
  }
}
