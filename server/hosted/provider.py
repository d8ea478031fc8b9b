"""Signs people in by OpenID Connect: the authorization code flow with PKCE, state and nonce, by Authlib.

The values to compare when the browser comes back are stored in its session, so that any process of the server can
finish a sign-in that another began. Only the last sign-ins that were begun stay there: a browser drops a cookie that
has grown too long, and the person could not sign in any more.
"""

from typing import NamedTuple

import requests
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.flask_client import FlaskOAuth2App, OAuth
from flask import Flask, current_app, request, session
from joserfc.errors import JoseError
from werkzeug.wrappers import Response as BaseResponse

from server.installation.hosting import Provider

_SECONDS = 10  # to wait for the provider's answer
_EXTENSION = "oidc"
#: The provider's signing algorithms. Some providers also list "none", with which anybody could make a token.
_NAMED = "id_token_signing_alg_values_supported"
_SIGNED = ("RS", "PS", "ES", "Ed")
#: What RFC 9207 calls whether the provider says who it is when it sends the browser back.
_SAYS_WHO = "authorization_response_iss_parameter_supported"
#: How many sign-ins that were begun stay: several tabs may be open.
_MOST_BEGUN = 3
_BEGUN = "_state_provider_"  # as Authlib calls them


class NotSignedIn(Exception):  # noqa: N818
    """The provider did not sign anybody in, or its answer does not match a sign-in that began here."""


class Unreachable(Exception):  # noqa: N818
    """The provider does not answer."""


class Subject(NamedTuple):
    """The person who signed in: an issuer and a name that it gives to nobody else."""

    issuer: str
    name: str


def register(app: Flask, provider: Provider) -> None:
    """Register the provider with an application."""
    app.extensions[_EXTENSION] = OAuth(app).register(
        "provider",
        client_id=provider.client,
        client_secret=provider.secret,
        server_metadata_url=f"{provider.issuer.rstrip('/')}/.well-known/openid-configuration",
        client_kwargs={"scope": "openid", "code_challenge_method": "S256", "default_timeout": _SECONDS},
    )


def begin(back: str) -> BaseResponse:
    """Redirect the browser to the provider, which will send it back to the address ``back``. Raises Unreachable."""
    _forget_begun()
    try:
        answer: BaseResponse = _client().authorize_redirect(back)
    except (requests.RequestException, AuthlibBaseError, ValueError) as problem:
        raise Unreachable from problem
    return answer


def end(provider: Provider) -> Subject:
    """The person who came back from the provider, from an ID token that was signed for us and for this browser. Raises
    NotSignedIn and Unreachable."""
    try:
        client = _client()
        known = client.load_server_metadata()
        named = known.get(_NAMED) or ()
        known[_NAMED] = [each for each in named if each.startswith(_SIGNED)] or ["RS256"]
        if request.args.get("iss", None if known.get(_SAYS_WHO) else provider.issuer) != provider.issuer:
            raise NotSignedIn  # another provider sent the browser back, and would learn the code
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
        raise NotSignedIn  # Authlib accepts a token for another program if it says that we may have it
    return Subject(provider.issuer, name)


def _forget_begun() -> None:
    """Make room for one more sign-in."""
    begun = [each for each in session if each.startswith(_BEGUN)]
    begun.sort(key=lambda each: session[each].get("exp", 0))
    for each in begun[: max(0, len(begun) + 1 - _MOST_BEGUN)]:
        session.pop(each)


def _client() -> FlaskOAuth2App:
    found: FlaskOAuth2App = current_app.extensions[_EXTENSION]
    return found
