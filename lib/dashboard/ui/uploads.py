"""How much of what readers upload the server keeps: the newest file of a session, and a few in all.

Streamlit keeps every file that was sent until its session ends, and anybody can send as many as
they like before reading one. The page reads one, so each file takes the place of the one the
session sent before, and of the oldest ones where all together become too many.
"""

import re
from typing import Any

from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager

KEPT_BYTES = 200_000_000
"""Of the files of all sessions: ten of the largest."""

_PLACE = re.compile(r"/_stcore/upload_file/([^/]+)/([^/]+)$")
_STORED = 204


class OneUpload:
    """Around the application: after a file was stored, the others of its session go."""

    def __init__(self, app: Any) -> None:
        self._app = app
        self._kept: dict[str, str] = {}
        """The file of each session, the one that was sent last at the end."""

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        """Pass a request on, and look after the files when one was stored."""
        place = _PLACE.search(scope["path"]) if scope.get("method") == "PUT" else None
        if place is None:
            await self._app(scope, receive, send)
            return

        async def sent(message: Any) -> None:
            if message["type"] == "http.response.start" and message["status"] == _STORED:
                self._stored(*place.groups())
            await send(message)

        await self._app(scope, receive, sent)

    def _stored(self, session: str, file: str) -> None:
        files = runtime.get_instance().uploaded_file_mgr
        if not isinstance(files, MemoryUploadedFileManager):
            return
        before = self._kept.pop(session, file)
        if before != file:
            files.remove_file(session, before)
        sizes = {}
        for one, kept in [*self._kept.items(), (session, file)]:
            sizes[one, kept] = sum(len(found.data) for found in files.get_files(one, [kept]))
        excess = sum(sizes.values()) - KEPT_BYTES
        for (one, kept), size in sizes.items():
            if excess > 0 and one != session:
                files.remove_file(one, kept)
                excess -= size
        self._kept = {one: kept for one, kept in sizes if files.get_files(one, [kept])}
