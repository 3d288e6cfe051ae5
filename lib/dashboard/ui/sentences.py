"""Sentences computed from rows: answers under a title, captions in a picture, hover labels."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from lib.dashboard import queries
from lib.dashboard.markup.safe import Markdown
from lib.dashboard.ui.claim_wording import first_of, known, records, reports
from lib.dashboard.ui.words import (
    area,
    capitalised,
    day,
    hedged,
    listed,
    plural,
    text,
    the_area,
    the_indicator,
    value,
    with_links,
)
from lib.model import Measure

_NAMED_APART = 3
"""A block without more than two members is the rest of the block."""
_FEW = 5


def worded(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of `lib.dashboard.queries.trade` for the reader's locale.

    With `called` (the series by name), `words` (the value as read), `flow` ("sold $1 million")
    and `sentence` (the row in a sentence).
    """
    found = records(rows)
    called = [_series_name(row) for row in found]
    words = [value(row["obs_value"], row["unit"]) for row in found]
    return rows.assign(
        called=called,
        words=words,
        flow=[_flow(row, said) for row, said in zip(found, words, strict=True)],
        sentence=[
            _sentence(row, name, said) for row, name, said in zip(found, called, words, strict=True)
        ],
    )


def _series_name(row: Mapping[Any, Any], *, in_sentence: bool = False) -> str:
    """Such as "Russia", "CIS without Russia", "Other members of the EU"."""
    name = the_area if in_sentence else area
    parts = str(row["series"]).split("_X_")
    if parts[0] == "WLD" and len(parts) > 1:
        return text("series.others")
    if parts[1:] == ["MEMBERS"]:
        return text("series.members", area=the_area(parts[0]))
    if len(parts) == 1:
        return name(parts[0])
    if len(parts) > _NAMED_APART:
        rest = "series.rest.in_sentence" if in_sentence else "series.rest"
        return text(rest, area=the_area(parts[0]))
    return text("series.without", area=name(parts[0]), without=listed(map(the_area, parts[1:])))


def question(page: str, partners: Sequence[str]) -> str:
    """The question a page answers about the chosen partners."""
    if page == "compare" and len(partners) < 2:
        page = "compare.one" if partners else "compare.none"
    return text(f"{page}.title", partners=named(partners))


def trade_answer(rows: pd.DataFrame, view: str) -> str:
    """The latest year in one sentence, largest first unless one is part of another."""
    latest = rows[rows["year"] == rows["year"].max()]
    indicator = latest["indicator"].iloc[0]
    nested = overlaps(latest)
    if not nested:
        latest = latest.sort_values("obs_value", ascending=False)
    direction = indicator if indicator in ("exports", "imports") else "both"
    if latest["measure"].iloc[0] == "growth":
        direction = "multiple"
    pieces = [
        text(
            f"answer.piece.{direction}",
            series=_series_name(row, in_sentence=True),
            value=value(row["obs_value"], row["unit"]),
        )
        for row in records(latest.head(4))
    ]
    year = latest["year"].iloc[0]
    said = [
        text(
            f"answer.{view}",
            year=year,
            base=base_year(latest),
            indicator=the_indicator(indicator),
            pieces=listed(pieces),
        )
    ]
    if (more := len(latest) - 4) > 0:
        said.append(plural("answer.more", more))
    if (latest["obs_status"] == "P").any():
        said.append(text("answer.provisional", year=year))
    return " ".join(said + nested)


def overlaps(rows: pd.DataFrame) -> list[str]:
    """What of the rows must not be added up, since one is part of the other."""
    cells = zip(rows["without"].fillna(""), rows["partner"], strict=True)
    left_out = {(inner, outer) for without, outer in cells for inner in without.split()}
    pairs = [pair for pair in queries.overlapping(rows["series"]) if pair not in left_out]
    said = [_sharing(*shared) for shared in queries.sharing(rows["series"])]
    if len(pairs) == 1:
        inner, outer = map(the_area, pairs[0])
        said.insert(0, text("caption.overlap", inner=capitalised(inner), outer=outer))
    elif pairs:
        outers = listed(the_area(code) for code in dict.fromkeys(outer for _, outer in pairs))
        said.insert(0, text("caption.overlaps", outers=capitalised(outers)))
    return said


def _sharing(one: str, other: str, members: Sequence[str]) -> str:
    """That two blocks hold the same members: do not add them up."""
    return text(
        "caption.sharing",
        one=capitalised(the_area(one)),
        other=the_area(other),
        members=named(members),
    )


def article_answer(rows: pd.DataFrame, rejections: pd.DataFrame, sources: pd.DataFrame) -> str:
    """How many figures and ties were read, from how many articles, and how many numbers were
    not taken."""
    kinds = rows["kind"].value_counts()
    return text(
        "article.answer",
        articles=plural("count.articles", how_many(sources)),
        figures=plural("count.figures", int(kinds.get("figure", 0))),
        ties=plural("count.ties", int(kinds.get("tie", 0))),
        rejections=plural("count.rejections", len(rejections)),
    )


def how_many(sources: pd.DataFrame) -> int:
    """The number of articles."""
    return int((sources["kind"] == "article").sum())


def articles(sources: pd.DataFrame) -> list[str]:
    """What the page says of each article: title, address, publisher, day, author if known; of
    many the latest, and how many more there are."""
    said: list[str] = []
    latest = sources[sources["kind"] == "article"].sort_values("published", ascending=False)
    for row in records(latest.head(_FEW)):
        of = {
            "title": Markdown.link(row["title"], known(row["url"])),
            "publisher": row["publisher"],
            "published": day(row["published"]),
        }
        if author := known(row["author"]):
            said.append(with_links("article.source", author=author, **of))
        else:
            said.append(with_links("article.source.anonymous", **of))
    if (more := len(latest) - _FEW) > 0:
        said.append(plural("article.more", more))
    return said


def statements_worded(rows: pd.DataFrame) -> pd.DataFrame:
    """Rows of the answer `statements` with `words`, `reported` (how often, if more than once)
    and `sentence`."""
    spoken = [
        value(r["obs_value"], r["unit"])
        if r["kind"] == "books"
        else hedged(r["obs_value"], r["unit"], r["bound"])
        for r in records(rows)
    ]
    return rows.assign(
        words=spoken,
        reported=list(map(reports, records(rows))),
        sentence=[
            text("statement.books", year=r["year"], words=w)
            if r["kind"] == "books"
            else _statement(r, w)
            for r, w in zip(records(rows), spoken, strict=True)
        ],
    )


def _statement(row: Mapping[Any, Any], words: str) -> str:
    """A statement, who made it and when; of several reports, the first."""
    said = text(
        "statement.said",
        year=row["year"],
        words=words,
        author=first_of(known(row["author"]) or row["compiler_label"]),
        published=day(row["published"]),
    )
    several = reports(row)
    return f"{said}. {text('reports.first', reports=several)}" if several else said


def topics_named(rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with the name of their topic as `topic_label`."""
    return rows.assign(topic_label=[text(f"topic.{topic}") for topic in rows["topic"]])


def grid_answer(cells: pd.DataFrame, partners: Sequence[str], articles: int) -> str:
    """How much of the grid is silent in all `articles`, and for whom none gives an amount."""
    first = cells.drop_duplicates(["topic", "counterpart"])
    silent = int(first["id"].isna().sum())
    asked = {"cells": len(first), "partners": named(partners)}
    sentence = plural("grid.answer", articles, silent=silent, **asked)
    amounts = cells[(cells["topic"] == "trade_level") & (cells["measure"] == Measure.LEVEL)]
    without = [code for code in partners if code not in set(amounts["counterpart"])]
    if not without:
        return sentence
    return f"{sentence} {plural('grid.no_amount', articles, partners=named(without))}"


def named(partners: Sequence[str]) -> str:
    """Partners in a sentence: a few by name, many by number."""
    if len(partners) > _FEW:
        return text("partners.many", count=len(partners))
    return listed(map(the_area, partners))


def _sentence(row: Mapping[Any, Any], called: str, words: str) -> str:
    said = text("row.sentence", series=called, year=row["year"], words=words)
    return f"{said} {text('row.provisional')}" if row["obs_status"] == "P" else said


def _flow(row: Mapping[Any, Any], words: str) -> str:
    flow = row["indicator"]
    return text(f"flow.{flow}", words=words) if flow in ("exports", "imports") else ""


def base_year(rows: pd.DataFrame) -> str:
    """The year that growth is measured from in the last of the rows; empty if none."""
    years = rows["base_year"].dropna()
    return str(int(years.iloc[-1])) if len(years) else ""
