"""Turn replies and problems into responses."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import BinaryIO

from starlette.responses import Response, StreamingResponse

from kg.serve.tasks import Reply

_CHUNK = 64 * 1024


def response(reply: Reply) -> Response:
    """Return a reply as a response; nobody may use it again without asking whether it still holds."""
    headers = {"Cache-Control": "no-cache", **dict(reply.headers)}
    media = f"{reply.media}; charset=utf-8" if reply.media.startswith("text/") else reply.media
    if isinstance(reply.body, bytes):
        return Response(reply.body, reply.status, headers, media)
    headers["Content-Length"] = str(os.fstat(reply.body.fileno()).st_size)
    return StreamingResponse(_chunks(reply.body), reply.status, headers, media)


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    with file:
        while chunk := file.read(_CHUNK):
            yield chunk
