"""What every request and every response must keep: names of the host, no requests from other sites, headers."""

from __future__ import annotations

import ipaddress
from collections.abc import Collection

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve.problems import Problem
from kg.serve.respond import response

_HEADERS = {
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",  # pages bring their own
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
_LOCAL = {"localhost", "ip6-localhost"}


class Protect:
    """Refuse what another site makes a browser send, and add headers that bind the browser.

    A page of another site can point its own name at this address (DNS rebinding); so a name must be known. An
    address cannot be made to point elsewhere.
    """

    def __init__(self, app: ASGIApp, names: Collection[str], origins: Collection[str]) -> None:
        self._app, self._names, self._origins = app, _LOCAL | {name.lower() for name in names}, set(origins)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def bound(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                if not self._origins:
                    headers["Cross-Origin-Resource-Policy"] = "same-origin"
            await send(message)

        problem = self._wrong(Headers(scope=scope))
        app = self._app if problem is None else response(problem.reply())
        await app(scope, receive, bound)

    def _wrong(self, headers: Headers) -> Problem | None:
        if not self._known(host := headers.get("host", "")):
            return Problem("wrong-host", f"tên lạ / unknown name: {host[:100]!r}; kg serve --name NAME")
        origin, site = headers.get("origin"), headers.get("sec-fetch-site")
        if site == "cross-site" and headers.get("sec-fetch-mode") != "navigate" and not {origin, "*"} & self._origins:
            return Problem("not-allowed", f"trang khác / another site: {origin}; kg serve --cors ORIGIN")
        return None

    def _known(self, host: str) -> bool:
        name = host.rsplit(":", 1)[0] if not host.endswith("]") and ":" in host else host
        try:
            ipaddress.ip_address(name.removeprefix("[").removesuffix("]"))
        except ValueError:
            return name.lower().rstrip(".") in self._names
        return True
