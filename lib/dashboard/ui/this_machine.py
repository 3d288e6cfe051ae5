"""Whether a reader sits at the machine the server runs on: for additions where there is no login.

Nothing a connection says of itself can show that: a proxy or a tunnel on the machine makes
everybody look as if they were on it. So the server makes a secret and prints an address with it in
its terminal, and only a session that was opened by that address may add: one alone, since the
secret is then spent, and the server makes and prints another. On top of that the server must listen
to this machine alone, and the browser must be on it, have asked for it by its own name, and bring
no header of something in between.
"""

import hmac
import os
import sys
from secrets import token_urlsafe
from threading import Lock
from urllib.parse import urlsplit

import streamlit as st

SWITCH = "ADD_ARTICLES"
_HERE = ("localhost", "127.0.0.1", "::1")
_BETWEEN = (
    *("forwarded", "via", "x-forwarded", "x-real-", "x-client", "x-cluster-client", "x-via"),
    *("x-original", "x-prox", "x-scheme", "x-url-scheme", "x-host", "x-remote-", "x-ssl-"),
    *("x-request-id", "x-request-start", "x-http-", "client-ip", "remote-", "proxy-", "ssl-"),
    *("front-end-https", "cdn-", "cf-", "true-client", "fastly-", "fly-", "x-azure-", "x-arr-"),
    *("x-amz", "x-envoy-", "x-vercel-", "x-nf-", "x-appengine-", "x-cloud-", "x-akamai-"),
    *("akamai-", "tailscale-", "ngrok-", "x-ngrok-", "x-tunnel", "wl-proxy-", "x-haproxy-"),
)
"""How headers begin that proxies and tunnels add. No such list is complete."""

_PARAMETER = "token"
_OPENED = "opened_from_the_terminal"


class _Secret:
    """What is in the latest address, and has opened no session yet."""

    def __init__(self) -> None:
        self.value = token_urlsafe(32)
        self._lock = Lock()

    def is_spent_by(self, given: str) -> bool:
        """Whether somebody gives it, who is the only one: it is another from then on."""
        with self._lock:
            if not hmac.compare_digest(given.encode("utf-8", "replace"), self.value.encode()):
                return False
            self.value = token_urlsafe(32)
            return True


_secret = _Secret()


def announce() -> None:
    """Print the address that lets one session add, where the switch is on and can count."""
    if not _is_switched_on():
        return
    at, port = st.get_option("server.address"), st.get_option("server.port")
    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    if at not in _HERE:
        said = f"{SWITCH}=on counts for nothing: the server listens to other machines as well."
    else:
        host = f"[{at}]" if ":" in at else at
        page = f"{base}/articles?tab=read" if base else "articles?tab=read"
        address = f"http://{host}:{port}/{page}&{_PARAMETER}={_secret.value}"
        said = f"To add articles to the shared tables, open this address, in one tab:\n  {address}"
    sys.stderr.write(f"\n  {said}\n\n")
    sys.stderr.flush()


def take_token() -> None:
    """Take the secret out of the address of the page, and remember in the session that it was
    the right one; then print the next."""
    given = st.query_params.get(_PARAMETER)
    if given is None:
        return
    del st.query_params[_PARAMETER]
    if _secret.is_spent_by(given):
        st.session_state[_OPENED] = True
        announce()


def looks_near() -> bool:
    """Whether the switch is on, the server listens to this machine only, and the browser is
    on it and asked for it by its own name, with nothing in between that says so."""
    if not _is_switched_on() or st.get_option("server.address") not in _HERE:
        return False
    headers = st.context.headers
    asked = {_host(f"//{headers.get('Host', '')}"), _host(headers.get("Origin", ""))}
    between = any(name.casefold().startswith(_BETWEEN) for name in headers)
    return st.context.ip_address is None and asked <= set(_HERE) and not between


def is_known() -> bool:
    """Whether all that is so and the session was opened by the address from the terminal."""
    return st.session_state.get(_OPENED) is True and looks_near()


def _is_switched_on() -> bool:
    return os.environ.get(SWITCH) == "on"


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None
