"""A request to be connected ends after ten minutes, whatever the server says that answers.

Another program may answer in its place, and try codes for as long as the request holds."""

import json
from base64 import b64encode

import pytest

from server.sealing import ServerKey
from tests.extension import in_node

STEPS = """
const memory = {};
chrome.storage.session = {
  get: async (name) => (name in memory ? { [name]: memory[name] } : {}),
  set: async (values) => void Object.assign(memory, values),
  remove: async (name) => void delete memory[name],
};
chrome.runtime = { getManifest: () => ({ version: "1" }) };
const key = %(key)s, expires = %(expires)s;
globalThis.fetch = async (url, { method }) => {
  const asks = method === "POST", to = url.split("/").at(-1);
  const told = asks ? { id: "one", expires } : { status: { product: "rapport" }, pairing: { key } }[to] ?? { state: "open" };
  const bytes = new TextEncoder().encode(JSON.stringify(told));
  return { status: asks ? 201 : 200, arrayBuffer: async () => bytes.buffer };
};
await file.pair();
const begun = Date.now(), { pairing, pairingProblem } = await file.pairingState();
const lasts = pairing && pairing.expires - begun;
Date.now = () => begun + 11 * 60_000;
await file.checkPairing().catch(() => undefined); // then it delivers, for which there is no database here
const after = await file.pairingState();
say({ lasts, problem: pairingProblem ?? null, waits: Boolean(after.pairing), after: after.pairingProblem });
process.exit(0);
"""  # noqa: E501


@pytest.mark.parametrize("expires", ["9999-12-31T00:00:00Z", "never", None, 7, "+275760-09-13T00:00:00Z"])
def test_a_code_is_worth_something_for_ten_minutes_at_most(expires: object) -> None:
    key = b64encode(ServerKey(b"of whoever answers").public).decode()
    told = in_node.run("background/pairing.js", STEPS % {"key": json.dumps(key), "expires": json.dumps(expires)})
    assert told["problem"] is None
    assert told["lasts"] <= 10 * 60_000
    assert not told["waits"]
    assert told["after"] == "pairing_expired"
