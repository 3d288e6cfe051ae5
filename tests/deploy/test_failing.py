"""A process dies: its readers go on at another one, and nobody else notices."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed, InvalidHandshake

from benchmarks.session import Reader, session
from tests.asynchronous import run
from tests.behind_nginx import Answer, Processes, Site, ask, cookie, nginx, processes
from tests.deploy.test_nginx import is_a_sentence, upload


@pytest.fixture
def doomed(tmp_path: Path) -> Iterator[Processes]:
    with processes(tmp_path) as found:
        yield found


@pytest.fixture
def site(folder: Path, doomed: Processes) -> Iterator[Site]:
    with nginx(folder, doomed) as found:
        yield found


def at(port: int) -> dict[str, str]:
    return cookie({"process": str(port)})


def given(reader: Reader) -> str:
    """The cookie that came as the websocket was opened."""
    response = reader.socket.response
    assert response
    return str(response.headers.get("Set-Cookie", ""))


async def ends(reader: Reader) -> None:
    with pytest.raises((ConnectionClosed, ConnectionError)):
        await reader.visit("trade")
    await reader.socket.close()


def test_readers_of_a_process_that_dies_go_on_at_the_other_one(
    site: Site, doomed: Processes
) -> None:
    first, second = site.ports

    async def lived() -> None:
        async with (
            session(site.address, at(first)) as hers,
            session(site.address, at(second)) as his,
        ):
            for reader in (hers, his):
                await reader.visit("trade", "partner=RUS")
                assert given(reader) == ""
            doomed.kill(first)
            await ends(hers)
            await his.visit("claims")
            assert not his.faults()

            answer = await asyncio.to_thread(ask, f"{site.address}/trade", "GET", at(first))
            assert (answer.status, answer.cookies["process"]) == (200, str(second))
            async with session(site.address, at(first)) as anew:
                assert given(anew).startswith(f"process={second}; ")
                await anew.visit("trade", "partner=RUS")
                assert anew.name != hers.name and not anew.faults()
                doomed.start(first)
                sent = await asyncio.to_thread(upload, site, anew.name, {"process": str(second)})
                assert sent.status == 204
                back = await asyncio.to_thread(ask, f"{site.address}/", "GET", at(second))
                assert "process" not in back.cookies, "who moved stays"
                assert not (await asyncio.to_thread(_ports, site)) - {first, second}

    run(lived())


def _ports(site: Site) -> set[int]:
    """The processes that newcomers get; both, or this fails."""
    found = {int(ask(f"{site.address}/").cookies["process"]) for _ in range(6)}
    assert found == set(site.ports)
    return found


def test_where_nobody_is_left_one_sentence_says_so(site: Site, doomed: Processes) -> None:
    for port in site.ports:
        doomed.kill(port)
    for path in ("/", "/data/areas.csv", "/embed/trade", "/readyz", "/_stcore/upload_file/a/b"):
        answer = ask(f"{site.address}{path}")
        assert answer.status == 502
        is_a_sentence(answer)
        assert answer.all("retry-after") == ["60"]
        assert answer.cookies == {}

    async def opened() -> None:
        async with session(site.address):
            pass

    with pytest.raises(InvalidHandshake):
        run(opened())
    doomed.start(site.ports[1])
    again: Answer = ask(f"{site.address}/trade", headers=at(site.ports[0]))
    assert (again.status, again.cookies) == (200, {"process": str(site.ports[1])})


def test_below_a_path_of_the_host_it_is_all_the_same(tmp_path: Path) -> None:
    with processes(tmp_path, "ties") as behind, nginx(tmp_path / "nginx", behind) as site:
        assert site.address.endswith("/ties")
        for path in ("/_stcore/metrics", "/_stcore/nothing"):
            is_a_sentence(ask(f"{site.address}{path}"))
        page = ask(f"{site.address}/trade")
        assert page.status == 200 and b"/ties/app-assets/" in page.body
        assert "process" not in ask(f"{site.address}/embed/trade").cookies
        assert ask(f"{site.address}/readyz").body == b"ready\n"

        async def visited() -> None:
            async with session(site.address, cookie(page.cookies)) as reader:
                await reader.visit("trade")
                assert not reader.faults()
                assert upload(site, reader.name, page.cookies).status == 204
                assert upload(site, reader.name, page.cookies, 21_000_000).status == 413

        run(visited())
        answers = [ask(f"{site.address}/data/areas.csv").status for _ in range(60)]
        assert set(answers) == {200, 429}
