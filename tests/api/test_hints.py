"""What a page names beforehand, and who names nothing."""

from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from lib.api.hints import Hints
from tests.api.asking import asked
from tests.asynchronous import run

LINK = "<./static/js/chart.js>; rel=modulepreload"


def _app(link: str = LINK) -> Starlette:
    async def page(request: Request) -> Response:
        status = 404 if request.url.path == "/lost" else 200
        return Response("<p>", status, media_type="text/html")

    async def rows(_: Request) -> Response:
        return PlainTextResponse("1,2")

    return Starlette(
        routes=[Route("/rows", rows), Route("/{name}", page)],
        middleware=[Middleware(Hints, link, lambda path: path in ("/trade", "/rows", "/lost"))],
    )


@pytest.mark.parametrize(
    ("path", "link"), [("/trade", LINK), ("/read", None), ("/rows", None), ("/lost", None)]
)
def test_only_a_page_that_wants_it_names_the_chart(path: str, link: str | None) -> None:
    assert run(asked(path, app=_app())).headers.get("link") == link


def test_nothing_is_named_where_there_is_nothing() -> None:
    assert "link" not in run(asked("/trade", app=_app(""))).headers


def test_a_websocket_passes_untouched() -> None:
    given: list[Any] = []

    async def inside(*message: Any) -> None:
        given.extend(message)

    async def nothing(*_: Any) -> Any: ...

    scope = {"type": "websocket"}
    run(Hints(inside, LINK, lambda _: True)(scope, nothing, nothing))
    assert given == [scope, nothing, nothing]
