"""Signing in by OpenID Connect: the authorization code flow with PKCE, state and nonce, by Authlib.

What must be the same when the browser comes back waits in its session, so that any process of the server can end what
another began.
"""

from typing import NamedTuple

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.flask_client import FlaskOAuth2App, OAuth
from flask import Flask, current_app
from joserfc.errors import JoseError
from werkzeug.wrappers import Response as BaseResponse

from server.installation.hosting import Provider

_SECONDS = 10  # for the provider to answer
_EXTENSION = "oidc"
#: What a provider says that it signs by. Some say "none" as well, by which anybody could write a token.
_NAMED = "id_token_signing_alg_values_supported"
_SIGNED = ("RS", "PS", "ES", "Ed")


class NotSignedIn(Exception):  # noqa: N818
    """The provider did not sign anybody in, or what came back is not what was begun here."""


class Unreachable(Exception):  # noqa: N818
    """The provider does not answer."""


class Subject(NamedTuple):
    """Who signed in: a name that the issuer gives to nobody else."""

    issuer: str
    name: str


def register(app: Flask, provider: Provider) -> None:
    """Make the provider known to an application."""
    app.extensions[_EXTENSION] = OAuth(app).register(
        "provider",
        client_id=provider.client,
        client_secret=provider.secret,
        server_metadata_url=f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid", "code_challenge_method": "S256", "default_timeout": _SECONDS},
    )


def begin(back: str) -> BaseResponse:
    """Send the browser to the provider, which sends it to ``back``. Raises Unreachable."""
    try:
        answer: BaseResponse = _client().authorize_redirect(back)
    except (requests.RequestException, AuthlibBaseError, ValueError) as problem:
        raise Unreachable from problem
    return answer


def end(provider: Provider) -> Subject:
    """Who it is that came back, by an ID token that was signed for us and for this browser. Raises NotSignedIn and
    Unreachable."""
    try:
        client = _client()
        known = client.load_server_metadata()
        named = known.get(_NAMED) or ()
        known[_NAMED] = [each for each in named if each.startswith(_SIGNED)] or ["RS256"]
        told = client.authorize_access_token()
    except requests.RequestException as problem:
        raise Unreachable from problem
    except (AuthlibBaseError, JoseError, ValueError, KeyError) as problem:
        raise NotSignedIn from problem
    claims = told.get("userinfo") if "id_token" in told else None
    issuer, name = (claims or {}).get("iss"), (claims or {}).get("sub")
    if issuer != provider.issuer or not isinstance(name, str) or not name:
        raise NotSignedIn
    meant = (claims or {}).get("aud")
    if provider.client not in (meant if isinstance(meant, list) else [meant]):
        raise NotSignedIn  # Authlib lets a token through that is for another program and says that we may have it
    return Subject(provider.issuer, name)


def _client() -> FlaskOAuth2App:
    found: FlaskOAuth2App = current_app.extensions[_EXTENSION]
    return found
