"""Send queries to a SPARQL endpoint and take the answers, within limits of time and size; the only user of HTTP."""

from __future__ import annotations

import base64
import http.client
import ssl
import time
import zlib
from typing import Final
from urllib.parse import SplitResult, unquote, urlencode, urlsplit

from kg.version import __version__

_CHUNK: Final = 1 << 16
_EXCERPT: Final = 200  # characters of what an endpoint says is wrong


class RemoteError(Exception):
    """An endpoint cannot be asked, or its answer not be used; the message is one line for the user."""


class Wire:
    """A connection to one endpoint, kept open between queries; `timeout` in seconds, `limit` in bytes of an answer."""

    def __init__(self, url: str, timeout: float, limit: int) -> None:
        parts = _checked(url)
        self.url = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
        self._parts, self._timeout, self._limit = parts, timeout, limit
        self._connection: http.client.HTTPConnection | None = None

    def close(self) -> None:
        """Give up the connection."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def ask(self, sparql: str, accept: str) -> bytes:
        """Return what the endpoint answers to a query, unpacked; RemoteError in one line where it does not."""
        ends = time.monotonic() + self._timeout
        response = self._send(urlencode({"query": sparql}).encode(), accept)
        try:
            content = self._content(response, ends)
        except (http.client.HTTPException, OSError, zlib.error) as error:
            self.close()
            raise self._broken(error) from None
        if response.status != http.client.OK:
            raise RemoteError(f"{self.url}: {_refusal(response, content)}")
        kind = response.headers.get_content_type()
        if kind not in (accept, "application/json", "text/plain"):
            raise RemoteError(f"{self.url}: không phải điểm truy vấn SPARQL / not a SPARQL endpoint ({kind})")
        return content

    def _send(self, body: bytes, accept: str) -> http.client.HTTPResponse:
        """Send a query; once more where a connection that lay idle was cut."""
        kept = self._connection is not None
        try:
            return self._post(body, accept)
        except (http.client.HTTPException, OSError) as error:
            self.close()
            if not kept or isinstance(error, TimeoutError):
                raise self._broken(error) from None
        try:
            return self._post(body, accept)
        except (http.client.HTTPException, OSError) as error:
            self.close()
            raise self._broken(error) from None

    def _post(self, body: bytes, accept: str) -> http.client.HTTPResponse:
        if self._connection is None:
            self._connection = _connection(self._parts, self._timeout)
        path = (self._parts.path or "/") + (f"?{self._parts.query}" if self._parts.query else "")
        self._connection.request("POST", path, body, {**_headers(self._parts), "Accept": accept})
        return self._connection.getresponse()

    def _content(self, response: http.client.HTTPResponse, ends: float) -> bytes:
        """Read an answer to its end, no further than the limits of size and time."""
        encoding = response.headers.get("Content-Encoding", "").lower()
        unpack = zlib.decompressobj(zlib.MAX_WBITS | 32) if encoding in ("gzip", "x-gzip", "deflate") else None
        found = bytearray()
        while chunk := response.read1(_CHUNK):
            while chunk:
                found += unpack.decompress(chunk, self._limit + 1 - len(found)) if unpack else chunk
                chunk = unpack.unconsumed_tail if unpack else b""
                if len(found) > self._limit:
                    self.close()
                    raise RemoteError(
                        f"{self.url}: trả lời quá lớn / the answer is larger than {self._limit // 1_000_000} MB"
                    )
            if time.monotonic() > ends:
                raise TimeoutError
        if response.length or (unpack and not unpack.eof):
            raise http.client.IncompleteRead(bytes(found))
        return bytes(found)

    def _broken(self, error: Exception) -> RemoteError:
        if isinstance(error, TimeoutError):
            why = f"quá / no answer within {self._timeout:g} s"
        elif isinstance(error, ssl.SSLError):
            why = f"chứng chỉ hoặc TLS hỏng / TLS failed ({error.reason or error})"
        elif isinstance(error, OSError):
            why = f"không tới được / cannot be reached ({error.strerror or error})"
        else:
            why = f"trả lời đứt đoạn hoặc không phải HTTP / a broken answer, or no HTTP ({type(error).__name__})"
        return RemoteError(f"{self.url}: {why}")


def _checked(url: str) -> SplitResult:
    """Return the parts of an address; RemoteError where it is none of http or https."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        usable = usable and url.isascii() and url.isprintable() and " " not in url
    except ValueError:  # a port that is no number
        usable = False
    if not usable:
        shown = url.rpartition("@")[2].encode("unicode_escape").decode()
        raise RemoteError(f"{shown}: không phải địa chỉ / not an address http://… or https://…")
    return parts


def _connection(parts: SplitResult, timeout: float) -> http.client.HTTPConnection:
    assert parts.hostname
    if parts.scheme == "https":
        return http.client.HTTPSConnection(parts.hostname, parts.port, timeout=timeout)
    return http.client.HTTPConnection(parts.hostname, parts.port, timeout=timeout)


def _headers(parts: SplitResult) -> dict[str, str]:
    headers = {
        "Content-Type": "application/x-www-form-urlencoded",
        "Accept-Encoding": "gzip",
        "User-Agent": f"quanhe/{__version__}",
    }
    if parts.username is not None:
        login = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        headers["Authorization"] = "Basic " + base64.b64encode(login.encode()).decode()
    return headers


def _refusal(response: http.client.HTTPResponse, content: bytes) -> str:
    """Say why an endpoint refused, in its own words where they are text."""
    said = ""
    if response.headers.get_content_type() in ("text/plain", "application/json", "application/problem+json"):
        words = " ".join(content.decode("utf-8", "replace").split())
        said = ": " + "".join(c for c in words if c.isprintable())[:_EXCERPT] if words else ""
    if 300 <= response.status < 400:
        where = response.headers.get("Location", "")
        said = ": đã chuyển / moved to " + "".join(c for c in where if c.isprintable())[:_EXCERPT]
    return f"từ chối / refused, {response.status} {response.reason}{said}"
