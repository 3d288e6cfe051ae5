"""What the server keeps of what was uploaded: one file a session, and a few in all."""

from typing import Any

import pytest
from streamlit import runtime
from streamlit.runtime.memory_uploaded_file_manager import MemoryUploadedFileManager
from streamlit.runtime.uploaded_file_manager import UploadedFileRec

from lib.dashboard.ui import uploads
from tests.asynchronous import run

ANSWER = {"type": "http.response.start", "status": 204, "headers": []}


class Server:
    """The application, as far as it takes files."""

    def __init__(self) -> None:
        self.uploaded_file_mgr = MemoryUploadedFileManager("/_stcore/upload_file")
        self.around = uploads.OneUpload(self)
        self.size, self.status = 5, 204
        self.messages: list[Any] = []

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        session, file = scope["path"].split("/")[-2:]
        if scope["method"] == "PUT" and self.status == 204:
            found = UploadedFileRec(file, "a.txt", "text/plain", b"x" * self.size)
            self.uploaded_file_mgr.add_file(session, found)
        await send({**ANSWER, "status": self.status})

    async def _receive(self, message: Any) -> None:
        self.messages.append(message)

    def send(self, session: str, file: str, method: str = "PUT", base: str = "") -> None:
        path = f"{base}/_stcore/upload_file/{session}/{file}"
        scope = {"type": "http", "method": method, "path": path}
        run(self.around(scope, None, self._receive))

    def kept(self, session: str) -> list[str]:
        asked = [str(number) for number in range(20)]
        return [one.file_id for one in self.uploaded_file_mgr.get_files(session, asked)]


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Server:
    found = Server()
    monkeypatch.setattr(runtime, "get_instance", lambda: found)
    return found


def test_a_file_takes_the_place_of_the_one_before_it_in_its_session(server: Server) -> None:
    for file in range(15):
        server.send("a", str(file), base="/dashboard" if file % 2 else "")
    server.send("b", "1")
    server.send("b", "1")
    assert (server.kept("a"), server.kept("b")) == (["14"], ["1"])
    assert server.messages == [ANSWER] * 17


def test_all_sessions_together_keep_a_few(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploads, "KEPT_BYTES", 10)
    for session in "ab":
        server.send(session, "1")
    assert server.kept("a") == ["1"], "as many bytes as are kept"
    server.send("a", "2")
    server.send("c", "1")
    assert [server.kept(session) for session in "abc"] == [["2"], [], ["1"]], "the oldest goes"
    server.size = 11
    server.send("d", "1")
    assert [server.kept(session) for session in "abcd"] == [[], [], [], ["1"]]


def test_what_was_not_stored_drives_nothing_out(server: Server) -> None:
    server.send("a", "1")
    server.status = 403
    server.send("a", "2")
    assert server.kept("a") == ["1"]


def test_a_session_that_ended_is_forgotten(server: Server) -> None:
    server.send("a", "1")
    server.uploaded_file_mgr.remove_session_files("a")
    server.send("b", "1")
    assert list(server.around._kept) == ["b"]


def test_other_requests_pass(server: Server) -> None:
    server.send("a", "1")
    server.send("a", "1", method="DELETE")
    assert server.kept("a") == ["1"], "the application itself takes files out"
    run(server.around({"type": "lifespan", "path": "/a/b", "method": ""}, None, server._receive))
