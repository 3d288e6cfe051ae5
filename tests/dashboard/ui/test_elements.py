"""Who may put words on a page: streamlit's elements that read mark-up have one caller."""

import ast
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import streamlit as st

from lib.dashboard.markup.safe import Html, Markdown
from lib.dashboard.ui import elements

REPO = Path(__file__).resolve().parents[3]
OURS = REPO / "lib/dashboard/ui/elements.py"
SAFE = {REPO / "lib/dashboard/ui/render.py"}
"""Who puts pieces of mark-up together, and shows them: `lib.dashboard.markup` made each."""
SOURCES = sorted([*(REPO / "lib/dashboard/ui").glob("*.py"), *(REPO / "pages").glob("*.py")])

PLAIN = {
    *("set_page_config", "navigation", "Page", "App", "stop", "rerun", "switch_page", "login"),
    *("logout", "container", "columns", "form", "empty", "pagination", "get_option", "cache_data"),
    *("cache_resource", "plotly_chart", "dataframe", "data_editor", "code", "text"),
}
"""What of streamlit has no words of a reader's, or shows them as text."""
READ_MARKDOWN = {
    name
    for name, one in vars(elements).items()
    if getattr(one, "__module__", "") == elements.__name__
}
OWNERS = {"st", "_log", *(path.stem for path in SOURCES)}
"""What has functions by the names of elements and is no place on a page."""


def calls(source: str) -> Iterator[ast.Call]:
    return (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))


def strays(source: str) -> list[str]:
    """Elements that a source calls though they read mark-up, of streamlit itself or in a place."""
    found = []
    for call in calls(source):
        if isinstance(call.func, ast.Attribute) and isinstance(call.func.value, ast.Name):
            owner, name = call.func.value.id, call.func.attr
            of_streamlit = owner == "st" and name not in PLAIN
            elsewhere = owner not in OWNERS and name in READ_MARKDOWN - {"title"}
            found += [f"{owner}.{name}"] if of_streamlit or elsewhere else []
    return found


def made(source: str) -> list[str]:
    """Mark-up that a source makes of anything but what is written in it."""
    found = []
    for call in calls(source):
        name = ast.unparse(call.func)
        if name in ("Html", "Markdown"):
            literal = not call.args or _written(call.args[0])
        elif name in ("Html.filled", "Markdown.filled"):
            literal = _written(call.args[0]) or isinstance(call.args[0], ast.Name)
        else:
            continue
        found += [] if literal else [ast.unparse(call)]
    return found


def _written(node: ast.expr) -> bool:
    if isinstance(node, ast.IfExp):
        return _written(node.body) and _written(node.orelse)
    return isinstance(node, ast.Constant)


@pytest.mark.parametrize("path", [p for p in SOURCES if p != OURS], ids=lambda path: path.stem)
def test_nobody_else_calls_an_element_that_reads_mark_up(path: Path) -> None:
    source = path.read_text("utf-8")
    if path in SAFE:
        assert strays(source) == []
        assert len(made(source)) <= 1
    else:
        assert strays(source) == []
        assert made(source) == []


def test_a_stray_is_seen() -> None:
    assert strays("st.caption(x)\nst.markdown('a')\nst.html(y)\nst.new_element(z)") == [
        *("st.caption", "st.markdown", "st.html", "st.new_element"),
    ]
    assert strays("left.text_input(x)\nelements.caption(x)\nst.plotly_chart(x)") == [
        "left.text_input"
    ]
    assert made("Html(f'<b>{x}</b>')\nHtml('<b>')\nHtml.filled('{x}', x=x)\nHtml()") == [
        "Html(f'<b>{x}</b>')"
    ]
    assert made("Markdown(x)\nHtml.filled(f'<{tag}>')") == [
        "Markdown(x)",
        "Html.filled(f'<{tag}>')",
    ]


@pytest.mark.parametrize("name", sorted(READ_MARKDOWN - {"html", "table", "segmented_control"}))
def test_each_element_shows_words_as_words(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []

    def shown(*words: str, label: str = "", **_: Any) -> str:
        given.append(label or words[0])
        return ""

    monkeypatch.setattr(st, name, shown)
    rest: dict[str, tuple[Any, ...]] = {
        "download_button": (bytes, "a.csv", "text/csv"),
        "multiselect": ([],),
        "pills": ((), ()),
        "selectbox": ([],),
        "text_input": ("",),
        "date_input": (None,),
        "file_uploader": ([],),
    }
    key = {"key": "k"} if name in ("download_button", "file_uploader") else {}
    for words in ("*a*", Markdown("*a*")):
        if name == "page_link":
            elements.page_link(None, words)  # type: ignore[arg-type]
        else:
            getattr(elements, name)(words, *rest.get(name, ()), **key)
    assert given == [r"\*a\*", "*a*"]


def test_html_that_nobody_made_is_read_and_markdown_in_it_is_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    given: list[str] = []
    monkeypatch.setattr(st, "html", given.append)
    elements.html("<b>a</b>")  # type: ignore[arg-type]
    elements.html(Html("<b>a</b>"))
    assert given == ["&lt;b&gt;a&lt;/b&gt;", "<b>a</b>"]
    with pytest.raises(TypeError, match="Markdown where Html"):
        elements.html(Markdown("*a*"))  # type: ignore[arg-type]


def test_the_names_of_buttons_are_words_too(monkeypatch: pytest.MonkeyPatch) -> None:
    given: list[str] = []

    def shown(_: str, options: tuple[int, ...], format_func: Callable[[int], str]) -> None:
        given.extend(map(format_func, options))

    monkeypatch.setattr(st, "pills", shown)
    elements.pills("a", (0, 1), ("*a*", "[b](c)"))
    assert given == [r"\*a\*", r"\[b\](c)"]
