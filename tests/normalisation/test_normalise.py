"""Rows of an article: identifiers, contexts, constants of a stated figure."""

from lib.extraction import extract
from lib.model import ObsStatus, Origin, Valuation
from lib.model.quotation import CONTEXT
from lib.normalisation import normalise
from tests.extraction.test_extract import article

TEXT = (
    "Long before the others came, our exports to Norway reached $2 million and imports $3 million "
    "in 2021, and we buy gas from Norway. The meeting took place at 12:30 in a hall by the river."
)


def test_identifiers_are_addresses() -> None:
    rows = normalise(extract(TEXT, article()), TEXT, article())
    assert [row.exact for row in rows.quotations] == ["$2 million", "$3 million", "gas"]
    for row in rows.observations:
        assert row.observation_id == row.quotation_id
    assert rows.ties[0].tie_id == f"{rows.quotations[2].quotation_id};imports:gas"
    start = TEXT.index("$2")
    assert rows.quotations[0].quotation_id == f"any#char={start},{start + 10}"


def test_contexts_are_short_and_single() -> None:
    rows = normalise(extract(TEXT, article()), TEXT, article())
    for row in rows.quotations:
        assert max(len(row.prefix), len(row.suffix)) <= CONTEXT
        assert TEXT.count(row.prefix + row.exact + row.suffix) == 1


def test_a_stated_figure_names_its_source_and_claims_nothing_else() -> None:
    rows = normalise(extract(TEXT, article()), TEXT, article())
    for row in rows.observations:
        assert (row.origin, row.obs_status) == (Origin.STATED, ObsStatus.NORMAL)
        assert row.valuation is Valuation.UNSTATED
        assert (row.source_id, row.published) == ("any", "2024-10-16")
        assert (row.definition, row.compiler, row.note) == (None, None, None)


def test_a_rejection_keeps_its_words() -> None:
    rows = normalise(extract(TEXT, article()), TEXT, article())
    assert [(row.exact, row.reason.value, row.source_id) for row in rows.rejections] == [
        ("12:30", "time_of_day", "any")
    ]
