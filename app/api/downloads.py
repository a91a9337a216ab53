"""A file as an answer."""

from urllib.parse import quote

from starlette.responses import Response


def download(data: bytes, filename: str, media_type: str) -> Response:
    """Answer a file that is to be saved under its name, with the character set that its media type says."""
    headers = {
        # A text keeps its character set, which Starlette would take for UTF-8.
        "Content-Type": media_type,
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(filename, safe='')}",
        # Whatever is in it, it is no page of this server.
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
    return Response(data, headers=headers)
