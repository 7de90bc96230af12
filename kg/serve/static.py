"""The files that pages need, from a list made at the start: no address is ever joined to a path."""

from __future__ import annotations

import hashlib
import mimetypes
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response

from kg.serve.problems import Problem

_TYPES = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2"}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"  # an icon may style itself


class Static:
    """The files under a folder, read once."""

    def __init__(self, folder: Path) -> None:
        self._files = {file.relative_to(folder).as_posix(): _File(file) for file in folder.rglob("*") if file.is_file()}

    async def get(self, request: Request) -> Response:
        """Return the file, or that the browser has it already."""
        name = request.path_params["name"]
        if name not in self._files:
            raise Problem("not-found", "không có tệp này / no such file")
        return self._files[name].response(request.headers.get("if-none-match"))


class _File:
    def __init__(self, path: Path) -> None:
        self._data = path.read_bytes()
        self._tag = f'"{hashlib.sha256(self._data).hexdigest()[:32]}"'
        self._media = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0] or "application/octet-stream"

    def response(self, known: str | None) -> Response:
        headers = {"ETag": self._tag, "Cache-Control": "no-cache", "Content-Security-Policy": _POLICY}
        if known and self._tag in known:
            return Response(status_code=304, headers=headers)
        return Response(self._data, headers=headers, media_type=self._media)
