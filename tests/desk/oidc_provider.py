"""A small OpenID Connect provider on the loopback: discovery, keys, authorisation, token, userinfo.

It plays by the rules (OpenID Connect Core 1.0, RFC 7636 for PKCE), and refuses who does not. Whoever
comes to it is taken for ``person``, as if they had a session there.
"""

import base64
import hashlib
import json
import secrets
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from time import time
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa
from jwt.algorithms import RSAAlgorithm

CLIENT_ID, CLIENT_SECRET = "dateline", "the secret of dateline"


class OidcProvider:
    """Runs until it is closed. What it says can be bent: ``claims`` go over those of the token."""

    def __init__(self) -> None:
        self._key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self._codes: dict[str, dict[str, str]] = {}
        self._tokens: dict[str, dict[str, Any]] = {}
        self.person: dict[str, Any] = {}
        self.claims: dict[str, Any] = {}
        self.turns_back = False
        provider = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                provider.answer(self, {})

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["content-length"])).decode()
                provider.answer(self, _flat(body))

            def log_message(self, *_: Any) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.issuer = f"http://127.0.0.1:{self._server.server_address[1]}"
        self._thread = Thread(target=self._server.serve_forever)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def answer(self, handler: BaseHTTPRequestHandler, form: dict[str, str]) -> None:
        address = urlsplit(handler.path)
        given = _flat(address.query) | form
        said = {
            "/.well-known/openid-configuration": self._configuration,
            "/keys": self._keys,
            "/authorise": self._authorise,
            "/token": self._token,
            "/userinfo": self._userinfo,
        }[address.path](handler, given)
        if isinstance(said, str):
            _send(handler, 302, {"location": said}, b"")
        else:
            status = 400 if "error" in said else 200
            headers = {"content-type": "application/json"}
            _send(handler, status, headers, json.dumps(said).encode())

    def _configuration(self, *_: Any) -> dict[str, Any]:
        return {
            "issuer": self.issuer,
            "authorization_endpoint": f"{self.issuer}/authorise",
            "token_endpoint": f"{self.issuer}/token",
            "userinfo_endpoint": f"{self.issuer}/userinfo",
            "jwks_uri": f"{self.issuer}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "token_endpoint_auth_methods_supported": ["client_secret_post"],
        }

    def _keys(self, *_: Any) -> dict[str, Any]:
        key = RSAAlgorithm.to_jwk(self._key.public_key(), as_dict=True)
        return {"keys": [key | {"kid": "1", "alg": "RS256", "use": "sig"}]}

    def _authorise(self, _: Any, given: dict[str, str]) -> str | dict[str, str]:
        asked = (given.get("client_id"), given.get("response_type"))
        if asked != (CLIENT_ID, "code") or "openid" not in given["scope"].split():
            return {"error": "invalid_request"}
        if self.turns_back:
            said = {"error": "access_denied", "state": given["state"]}
        else:
            code = secrets.token_urlsafe()
            self._codes[code] = given
            said = {"code": code, "state": given["state"]}
        return f"{given['redirect_uri']}?{urlencode(said)}"

    def _token(self, _: Any, given: dict[str, str]) -> dict[str, Any]:
        asked = self._codes.pop(given["code"], None)
        if (given.get("client_id"), given.get("client_secret")) != (CLIENT_ID, CLIENT_SECRET):
            return {"error": "invalid_client"}
        if asked is None or asked["redirect_uri"] != given["redirect_uri"]:
            return {"error": "invalid_grant"}
        if asked["code_challenge"] != _challenge(given["code_verifier"]):
            return {"error": "invalid_grant"}
        token = secrets.token_urlsafe()
        self._tokens[token] = self.person
        now = int(time())
        usual = {"iss": self.issuer, "aud": CLIENT_ID, "iat": now, "exp": now + 60}
        claims = usual | self.person | self.claims
        signed = jwt.encode(claims, self._key, algorithm="RS256", headers={"kid": "1"})
        return {"access_token": token, "token_type": "Bearer", "id_token": signed}

    def _userinfo(self, handler: BaseHTTPRequestHandler, _: Any) -> dict[str, Any]:
        token = handler.headers["authorization"].removeprefix("Bearer ")
        return self._tokens.get(token, {"error": "invalid_token"})


def _challenge(verifier: str) -> str:
    digest = hashlib.sha256(verifier.encode()).digest()
    return base64.urlsafe_b64encode(digest).decode().rstrip("=")


def _flat(query: str) -> dict[str, str]:
    return {name: values[0] for name, values in parse_qs(query).items()}


def _send(
    handler: BaseHTTPRequestHandler, status: int, headers: dict[str, str], body: bytes
) -> None:
    handler.send_response(status)
    for name, value in headers.items():
        handler.send_header(name, value)
    handler.send_header("content-length", str(len(body)))
    handler.end_headers()
    handler.wfile.write(body)
