"""Small articles to be added, no two alike, and what must hold of the tables they are in."""

import random
from collections import Counter
from pathlib import Path

from lib.model import (
    Addition,
    Bound,
    Correction,
    Fingerprint,
    Measure,
    Observation,
    ObsStatus,
    Origin,
    Quotation,
    Rejection,
    RejectionReason,
    Scope,
    Source,
    SourceKind,
    Tie,
    Valuation,
)
from lib.store import Edition, edition, read

FIGURES = 3
"""Each article has so many, each with its words."""


def text_of(number: int) -> str:
    """The text of article `number`: sixty words that no other has in that order."""
    chance = random.Random(number)
    return " ".join("".join(chance.choices("abcdefghij", k=5)) for _ in range(60))


def article(number: int, text: str | None = None) -> Addition:
    """Article `number` with all its rows; what is beside its text depends on the number alone."""
    name, where = (
        f"article-{number}",
        [f"article-{number}#char={i},{i + 1}" for i in range(FIGURES)],
    )
    return Addition(
        source=Source(
            source_id=name,
            kind=SourceKind.ARTICLE,
            title=f"Title {number}",
            publisher="The Herald",
            author=None,
            url="",
            published="2030-01-02",
            language="en",
            sha256=None,
            terms="None",
            copy_of=None,
        ),
        fingerprint=Fingerprint.of(text_of(number) if text is None else text),
        quotations=tuple(
            Quotation(address, name, None, "x", "before ", " after", i, i + 1)
            for i, address in enumerate(where)
        ),
        observations=tuple(_figure(name, address) for address in where),
        ties=(
            Tie(f"{where[0]};transit", where[0], "transit", None, "KGZ", Scope.WHOLE, None, None),
        ),
        rejections=(Rejection(name, "7", 9, 10, RejectionReason.COUNT),),
        corrections=(Correction(where[0], "obs_value", "2.0", "1.0", "editor@herald.example"),),
        added_by="editor@herald.example",
    )


def there(directory: Path, known: Edition | None = None) -> set[str]:
    """The names of the added articles; each must be there whole, and once.

    Every table is read, and all of one edition, by default the latest.
    """
    known = known or edition(directory)
    names = [
        name
        for name in read(directory, "sources", known)["source_id"].to_pylist()
        if name.startswith("article-")
    ]
    assert len(set(names)) == len(names)
    for table, rows in (("quotations", FIGURES), ("observations", FIGURES), ("rejections", 1)):
        owners = Counter(
            owner
            for owner in read(directory, table, known)["source_id"].to_pylist()
            if owner.startswith("article-")
        )
        assert owners == Counter(dict.fromkeys(names, rows)), table
    ties = read(directory, "ties", known)["quotation_id"].to_pylist()
    assert {tie.partition("#")[0] for tie in ties if tie.startswith("article-")} == set(names)
    return set(names)


def _figure(name: str, address: str) -> Observation:
    return Observation(
        observation_id=address,
        source_id=name,
        quotation_id=address,
        origin=Origin.STATED,
        reporter="KGZ",
        reporter_scope=Scope.WHOLE,
        partner="CHN",
        partner_words=None,
        partner_scope=Scope.WHOLE,
        indicator="exports",
        measure=Measure.LEVEL,
        product=None,
        product_words=None,
        obs_value=1.0,
        bound=Bound.EXACT,
        unit="USD",
        period_start=None,
        period_end=None,
        base_period_start=None,
        base_period_end=None,
        withheld=None,
        inferred=None,
        confidence=0.9,
        valuation=Valuation.UNSTATED,
        definition=None,
        compiler=None,
        published="2030-01-02",
        obs_status=ObsStatus.NORMAL,
        note=None,
    )
