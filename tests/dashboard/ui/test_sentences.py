"""Sentences and captions computed from rows: the right numbers, with their bounds and places."""

import pandas as pd
import pytest

from lib.codelists import codelist
from lib.dashboard.ui import claim_wording, sentences
from lib.dashboard.ui.words import text
from lib.dashboard.views import options, run
from lib.model import Tables
from tests import round_numbers

DEFAULT = ("RUS", "EU27", "CIS")
MANY = ("RUS", "KAZ", "CHN", "TUR", "UZB", "USA")
EAEU = ("ARM", "BLR", "KAZ", "RUS")


@pytest.fixture(scope="module")
def made() -> Tables:
    """The tables of round numbers."""
    return round_numbers.edition()


def _worded(made: Tables, name: str, chosen: tuple[str, ...], **choices: str) -> pd.DataFrame:
    return sentences.worded(run(name, made, chosen, choices))


def _in_order(sentence: str, *pieces: str) -> bool:
    places = [sentence.find(piece) for piece in pieces]
    return -1 not in places and places == sorted(places)


def test_the_answer_gives_the_latest_year_largest_first(made: Tables) -> None:
    rows = _worded(made, "compare", DEFAULT)
    sentence = sentences.trade_answer(rows, "level")
    assert _in_order(
        sentence,
        *("2022", "trade turnover", "$1.2 billion", "Russia"),
        *("$900 million", "the CIS without Russia", "$600 million", "the EU."),
    )
    alone = sentences.trade_answer(_worded(made, "compare", ("RUS",)), "level")
    assert "$1.2 billion" in alone
    assert " and " not in alone


def test_of_many_partners_four_are_named_and_the_rest_counted(made: Tables) -> None:
    sentence = sentences.trade_answer(_worded(made, "compare", MANY), "level")
    assert _in_order(sentence, "Russia", "China", "Kazakhstan", "Türkiye")
    assert "United States" not in sentence
    assert "2 more" in sentence
    five = sentences.trade_answer(_worded(made, "compare", MANY[:5]), "level")
    assert "One more" in five
    assert "more" not in sentences.trade_answer(_worded(made, "compare", MANY[:4]), "level")


def test_growth_names_its_base_and_is_a_multiple(made: Tables) -> None:
    rows = _worded(made, "compare", DEFAULT, view="growth", base="2019")
    sentence = sentences.trade_answer(rows, "growth")
    assert _in_order(sentence, "2022", "2019", "×2.40", "Russia", "×2.00", "the EU")
    assert "%" not in sentence


def test_the_base_is_that_of_the_year_spoken_of(made: Tables) -> None:
    """Also where the last series ends earlier than the others."""
    rows = _worded(made, "trade", ("RUS", "KAZ"), view="yearly")
    short = rows[(rows["series"] == "RUS") | (rows["year"] < 2021)]
    assert _in_order(sentences.trade_answer(short, "yearly"), "2022", "2021", "Russia")


@pytest.mark.parametrize("name", ["compare", "trade"])
def test_every_view_has_its_answer(name: str, made: Tables) -> None:
    for view in options(name, "view", made, DEFAULT):
        rows = _worded(made, name, DEFAULT, view=view)
        answer = sentences.trade_answer(rows, view)
        assert "2022" in answer
        assert all(row in answer for row in rows[rows["year"] == 2022]["words"])


def test_a_row_in_a_sentence_says_who_when_how_much_and_how_sure(made: Tables) -> None:
    rows = _worded(made, "compare", ("RUS", "CIS"))
    rows = rows.set_index(["series", "year"])
    assert rows.loc[("RUS", 2021), "sentence"] == "Russia, 2021: $1 billion"
    last = rows.loc[("CIS_X_RUS", 2022), "sentence"]
    assert _in_order(last, "CIS without Russia", "2022", "$900 million", "provisional")
    assert not rows.loc[("RUS", 2021), "flow"]
    flows = _worded(made, "flows", ("RUS",)).set_index("indicator")["flow"]
    assert "$400 million" in flows["exports"]
    assert "$800 million" in flows["imports"]
    assert flows["exports"].split()[0] != flows["imports"].split()[0]


def test_series_are_called_by_what_they_hold(made: Tables) -> None:
    called = _worded(made, "compare", ("CIS", "RUS", "KAZ"))["called"].unique()
    assert list(called) == ["CIS without Russia and Kazakhstan", "Russia", "Kazakhstan"]
    rest = _worded(made, "compare", ("CIS", *EAEU))["called"].iloc[0]
    assert rest == text("series.rest", area="the CIS")
    members = _worded(made, "members", ("EU27",))["called"].iloc[-1]
    assert members == text("series.members", area="the EU")


def test_an_answer_is_provisional_only_where_its_year_is(made: Tables) -> None:
    rows = _worded(made, "trade", ("RUS",))
    assert "provisional" in sentences.trade_answer(rows, "level")
    assert "provisional" not in sentences.trade_answer(rows[rows["year"] < 2022], "level")


def test_two_members_are_named_and_three_make_a_rest(made: Tables) -> None:
    def called(*chosen: str) -> str:
        rows = _worded(made, "compare", chosen)
        return str(rows.loc[rows["partner"] == "CIS", "called"].iloc[0])

    assert called("CIS", "RUS") == "CIS without Russia"
    assert called("CIS", "RUS", "KAZ") == "CIS without Russia and Kazakhstan"
    assert called("CIS", "RUS", "KAZ", "ARM") == "Rest of the CIS"
    assert called("CIS") == "CIS"


def test_a_question_fits_none_one_and_several() -> None:
    asked = {n: sentences.question("compare", DEFAULT[:n]) for n in range(4)}
    assert asked == {
        0: text("compare.none.title"),
        1: text("compare.one.title", partners="Russia"),
        2: text("compare.title", partners="Russia and the EU"),
        3: text("compare.title", partners="Russia, the EU and the CIS"),
    }
    assert sentences.question("trade", ()) == text("trade.title", partners="")


def test_of_many_articles_the_latest_five_are_named(made: Tables) -> None:
    (one,) = made.frame("sources").query("kind == 'article'").to_dict("records")
    listed = [one | {"title": f"T{n}", "published": f"2030-01-{n:02}"} for n in range(1, 8)]
    listed += [one | {"kind": "statistics", "title": "no article"}]
    for count, more in ((5, []), (6, ["And from one more"]), (7, ["And from 2 more"])):
        sources = pd.DataFrame([*listed[:count], listed[-1]])
        assert sentences.how_many(sources) == count
        said = sentences.articles(sources)
        assert [
            f"T{n}" in line for n, line in zip(range(count, 0, -1), said[:5], strict=False)
        ] == [True] * 5
        assert [line.split(";")[0] for line in said[5:]] == more
    (linked,) = sentences.articles(pd.DataFrame([one | {"url": "https://x/"}]))
    (bare,) = sentences.articles(pd.DataFrame([one | {"url": ""}]))
    assert "](https://x/)" in linked and "](" not in bare


@pytest.mark.parametrize("bound", [bound for bound in codelist("bound") if bound != "exact"])
def test_a_statement_is_never_without_its_bound(bound: str, made: Tables) -> None:
    rows = run("statements", made, ("RUS",))
    said = sentences.statements_worded(rows.assign(bound=bound))
    hedge = codelist("bound")[bound].label().removesuffix(" {value}")
    for row in said.itertuples():
        assert row.words in row.sentence
        assert (f"{hedge} $" in row.words) == (row.kind == "statement")
        if row.kind == "statement":
            assert row.author in row.sentence
            assert str(row.year) in row.sentence


def test_a_statement_without_author_is_its_compiler_s(made: Tables) -> None:
    rows = run("statements", made, ("RUS",)).query("kind == 'statement'").assign(author=None)
    for row in sentences.statements_worded(rows).itertuples():
        assert row.compiler_label in row.sentence


def test_what_was_said_is_said_with_bound_scope_and_period(made: Tables) -> None:
    rows = run("article", made, DEFAULT)
    by_value = {row["obs_value"]: row for row in rows.to_dict("records") if row["kind"] == "figure"}
    said = {value: claim_wording.hedged_words(row) for value, row in by_value.items()}
    assert said == {
        2e9: "more than $2 billion",
        5e5: "about 500 thousand",
        3e9: "$3 billion",
        7.0: "×7",
    }
    of = {value: claim_wording.said_of(row) for value, row in by_value.items()}
    assert "some countries of the EU" in of[3e9]
    assert "some countries of the CIS" in of[7.0]
    assert "some" not in of[2e9]
    assert claim_wording.said_of(by_value[2e9] | {"measure": "share"}).startswith(
        "share of trade turnover"
    )
    periods = {value: claim_wording.period_words(row) for value, row in by_value.items()}
    assert periods[2e9] == periods[5e5] == "no period given"
    assert periods[7.0] == "1 Feb 2020\u2009–\u20091 Feb 2023"


def test_a_refusal_names_what_differs(made: Tables) -> None:
    claim = run("article", made, ("RUS",)).query("obs_value == 2e9").iloc[0].to_dict()
    row = run("compare", made, ("RUS",)).iloc[-1].to_dict()
    assert text("gate.period_kind") in claim_wording.refusal(claim, row)
    assert text("gate.unit") not in claim_wording.refusal(claim, row)
    shares = run("compare", made, ("RUS",), {"view": "share"}).iloc[-1].to_dict()
    assert text("gate.unit") in claim_wording.refusal(claim, shares)


def test_ties_are_said_in_words(made: Tables) -> None:
    ties = run("article", made, DEFAULT).query("kind == 'tie'").to_dict("records")
    said = {claim_wording.tie_words(row) for row in ties}
    assert len(said) == len(ties)
    assert "Kyrgyzstan buys oil from Russia" in said
    assert "Some countries of the EU go on working with Russia despite the sanctions" in said
    assert not any("{" in words or "None" in words or "  " in words for words in said)
    routes = [row for row in ties if row["tie_kind"] == "transit"]
    assert claim_wording.ties_in_brief(routes) == "roads to the world"
    assert _in_order(claim_wording.ties_in_brief(ties[:2]), "oil", "wheat")


def test_the_grid_s_answer_counts_its_silence(made: Tables) -> None:
    cells = run("at_a_glance", made, DEFAULT)
    silent = cells["id"].isna().sum()
    sentence = sentences.grid_answer(cells, DEFAULT, 1)
    assert _in_order(sentence, "21", "Russia, the EU and the CIS", str(silent))
    assert "no amount of trade with the EU and the CIS" in sentence
    alone = sentences.grid_answer(run("at_a_glance", made, ("RUS",)), ("RUS",), 2)
    assert "no amount" not in alone and "the 2 articles are silent" in alone


def test_partners_are_named_or_counted() -> None:
    assert sentences.named(DEFAULT) == "Russia, the EU and the CIS"
    assert sentences.named(MANY[:5]).count(",") == 3
    assert sentences.named(MANY) == "6 partners"
    assert sentences.named(()) == ""


def test_questions_fit_the_number_of_partners() -> None:
    asked = {sentences.question("compare", chosen) for chosen in ((), ("RUS",), DEFAULT)}
    assert len(asked) == 3
    assert all("?" in one for one in asked)
    assert "Russia, the EU and the CIS" in sentences.question("compare", DEFAULT)


def test_the_article_is_counted_and_named(made: Tables) -> None:
    rows = run("article", made, DEFAULT)
    counted = sentences.article_answer(rows, made.frame("rejections"), made.frame("sources"))
    assert _in_order(counted, "4 figures", "8 ties", "2 numbers")
    (article,) = sentences.articles(made.frame("sources"))
    assert _in_order(article, "1 February 2023", "B. Writer")
    marked = made.frame("sources").assign(title="[x](y)")
    assert r"[\[x\](y)](https://herald.example/talk)" in sentences.articles(marked)[0]
    unsigned = sentences.articles(made.frame("sources").assign(author=None))[0]
    assert "by" not in unsigned.split("Its full text")[0]


def test_topics_are_named(made: Tables) -> None:
    rows = sentences.topics_named(run("at_a_glance", made, DEFAULT))
    assert rows["topic_label"].nunique() == rows["topic"].nunique()
