// Hosts, origins and match patterns: the places of a site by its declaration or by the person's word, and the permission to ask the
// browser for.

/** @typedef {{hosts?: string[], servers?: string[], open?: boolean, anywhere?: boolean}} Reach the places that a declaration names */

/**
 * @param {string} origin
 * @returns {string} the match pattern to ask the browser for; it covers every port, because a pattern cannot name one
 */
export function pattern(origin) {
  const url = new URL(origin);
  return `${url.protocol}//${url.hostname}/*`;
}

/**
 * @param {{hosts: string[], servers?: string[]}} declared
 * @returns {string[]} the hosts of the site's pages and of the servers they send to, without which acts cannot be seen
 */
export const involved = ({ hosts, servers = [] }) => [...hosts, ...servers];

/**
 * Whether a newer declaration names only places that this extension's own declaration also has. Without an own declaration, only
 * the person can say where the site is. server/declarations/checking.py does the same.
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
 * @param {string} host `*.x` means x and every host below it, as in a match pattern
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
