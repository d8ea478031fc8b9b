"""The extension's side of pairing and of the sealed channel, for tests without a browser.

The tests with browsers show that the real extension does the same.
"""

import hashlib
import json
from base64 import b64decode, b64encode
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ec import ECDH, SECP256R1, EllipticCurvePublicKey, generate_private_key
from flask.testing import FlaskClient

from server.api.channel import COUNTER, DEVICE, SEALED
from server.sealing import STRETCHING, _derive, _encoded, plain, seal, unseal

CODE = "KMPT-7XQ4"


def exchanged(server: bytes) -> tuple[bytes, bytes]:
    """A new public key, and the secret that it shares with the server's key."""
    private = generate_private_key(SECP256R1())
    shared = private.exchange(ECDH(), EllipticCurvePublicKey.from_encoded_point(SECP256R1(), server))
    return _encoded(private.public_key()), shared


class Asking:
    """An extension that asks to become a device."""

    def __init__(self, server: bytes, code: str = CODE) -> None:
        self.code = code
        self.public, shared = exchanged(server)
        salt = self.public + server
        stretched = hashlib.pbkdf2_hmac("sha256", plain(code).encode(), salt, STRETCHING, 32)
        self.key = _derive(shared + stretched, b"rapport-device" + salt)
        self.check = _derive(self.key, b"rapport-check", 16)

    def wish(self, name: str = "Firefox (Linux)") -> dict[str, str]:
        """The request that it sends."""
        key, check = (b64encode(part).decode() for part in (self.public, self.check))
        return {"name": name, "browser": "Firefox 0.1.0", "key": key, "check": check}

    def device(self, pairing: str, answer: str) -> str:
        """The id that it was given. Raises SealBroken if somebody other than the server answered."""
        told = json.loads(unseal(_derive(self.key, b"rapport-paired"), b64decode(answer), pairing.encode()))
        found: str = told["device"]
        return found


@dataclass
class Sealing:
    """A device's side of the sealed channel."""

    device: str
    key: bytes
    counter: int = 0

    def headers(self) -> dict[str, str]:
        return {DEVICE: self.device, COUNTER: str(self.counter), "Content-Type": SEALED}

    def sealed(self, path: str, body: Any) -> bytes:
        return seal(_derive(self.key, b"rapport-request"), json.dumps(body).encode(), f"{path} {self.counter}".encode())

    def opened(self, path: str, status: int, answer: bytes) -> Any:
        content = unseal(_derive(self.key, b"rapport-answer"), answer, f"{path} {self.counter} {status}".encode())
        return json.loads(content) if content else None

    def post(self, client: FlaskClient, path: str, body: Any) -> tuple[int, Any]:
        """The status and the content of the answer."""
        self.counter += 1
        answer = client.post(path, data=self.sealed(path, body), headers=self.headers())
        return answer.status_code, self.opened(path, answer.status_code, answer.data)


def sealer(server: bytes) -> Callable[[dict[str, Any]], dict[str, str]]:
    """A function that seals activities as a running extension does, each as it waits there."""
    public, shared = exchanged(server)
    key, by = _derive(shared, b"rapport-activity" + public + server), b64encode(public).decode()

    def sealed(activity: dict[str, Any]) -> dict[str, str]:
        content = seal(key, json.dumps(activity).encode(), activity["id"].encode())
        return {"id": activity["id"], "sealed": b64encode(content).decode(), "by": by}

    return sealed
