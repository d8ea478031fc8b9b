// Hosts, origins and match patterns: where a site is declared to be, where a user says it is, what the browser is asked.

/**
 * @param {string} origin
 * @returns {string} the match pattern the browser is asked for; it cannot name a port, so an address includes all of its ports
 */
export function pattern(origin) {
  const url = new URL(origin);
  return `${url.protocol}//${url.hostname}/*`;
}

/**
 * @param {{hosts: string[], servers?: string[]}} declared
 * @returns {string[]} hosts without which what is done on the site cannot be seen: of its pages, and of what they ask
 */
export const involved = ({ hosts, servers = [] }) => [...hosts, ...servers];

/**
 * @param {string[]} hosts as declared: exact, or `*.` and a domain
 * @param {string[]} origins as added by the user
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
 * @param {string} host `*.x` is any host below x, as in a match pattern also x itself
 */
function matches(hostname, host) {
  if (!host.startsWith("*.")) return hostname === host;
  return hostname === host.slice(2) || hostname.endsWith(host.slice(1));
}

/**
 * The origin in what a person typed as their server: a bare name means https, as on the open web.
 * @param {string} typed
 * @returns {string | null}
 */
export function originTyped(typed) {
  const text = typed.trim().replace(/^@?[^@\s/]*@/, ""); // "@me@social.example" is how people know their server
  if (!text || /\s/.test(text)) return null;
  try {
    const url = new URL(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`);
    return ["https:", "http:"].includes(url.protocol) && url.hostname ? url.origin : null;
  } catch {
    return null;
  }
}
