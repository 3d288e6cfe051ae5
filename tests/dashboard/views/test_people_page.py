"""The page of people as a value: absence first, claims apart, drawn = tabled = in the file."""

import json
import re
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from lib.dashboard.queries.people import (
    MOST_SAID,
    is_counted,
    is_part_of_year,
    latest_by_definition,
)
from lib.dashboard.views import page, run, shown
from lib.dashboard.views.address import PARTNERS
from lib.model import (
    Bound,
    Chart,
    Choice,
    Controls,
    Observation,
    Origin,
    Page,
    Prose,
    Question,
    Table,
    Tables,
)
from lib.model.page import inside
from tests import hostile, round_numbers
from tests.dashboard.conftest import with_observations
from tests.dashboard.views.page_parts import chart_of, strings, text_of
from tests.round_numbers import ROWS, figure, year

TABS = ("migrants", "over_time", "money", "rows")
SELECTIONS = ((), ("CHN",), ("CHN", "KAZ"), ("RUS",), PARTNERS, ("RUS", "CHN", "TUR"))
SLOT = re.compile(r"\{[a-z_]*(:[^}]*)?\}")


def ask(tables: Tables, partners: tuple[str, ...] = PARTNERS, **choices: str) -> Page:
    return page(tables, Question.of("people", partners, choices))


def words_of(found: Page) -> list[str]:
    """Every word of a page, as it is read."""
    words = [found.title, found.heading, found.answer, found.freshness, *found.notices]
    for block in inside(found.blocks):
        match block:
            case Chart():
                words += [block.finding, block.subtitle, block.alt, block.caption]
                words += [item.label for item in block.legend]
                words += [text_of(text) for text in (*block.source, *block.notes)]
                words += [text_of(cell) for row in block.table.body for cell in row]
            case Prose():
                words += [text_of(text) for text in block.paragraphs]
            case Table():
                words += [block.caption, *(text_of(cell) for row in block.body for cell in row)]
            case Controls():
                words += [option.label for choice in block.choices for option in choice.options]
    return [one for one in words if one]


def choices_of(found: Page) -> dict[str, Choice]:
    return {
        choice.name: choice
        for block in inside(found.blocks)
        if isinstance(block, Controls)
        for choice in block.choices
    }


def in_all_choices(tables: Tables, partners: tuple[str, ...]) -> Iterator[Page]:
    hosts = choices_of(ask(tables, partners)).get("host")
    for tab, host in product(TABS, [o.value for o in hosts.options] if hosts else ["WLD"]):
        found = ask(tables, partners, tab=tab, host=host)
        yield found
        definitions = choices_of(found).get("definition")
        for option in definitions.options[1:] if definitions else ():
            yield ask(tables, partners, tab=tab, host=host, definition=option.value, events="on")


@pytest.mark.parametrize("partners", SELECTIONS)
@pytest.mark.parametrize("which", ["made", "shipped"])
def test_every_selection_is_whole(
    which: str, partners: tuple[str, ...], request: pytest.FixtureRequest
) -> None:
    tables: Tables = request.getfixturevalue(which)
    for found in in_all_choices(tables, partners):
        for words in words_of(found):
            assert not SLOT.search(words), words
            assert not re.search(r"\b(nan|None|NaT)\b", words), words
        assert len(found.answer.split()) <= 30
        for chart in found.charts():
            assert 0 < len(chart.finding) <= 90
            assert chart.rows.records


@pytest.mark.parametrize("partners", SELECTIONS)
@pytest.mark.parametrize("which", ["made", "shipped"])
def test_what_is_drawn_is_tabled_and_in_the_file(
    which: str, partners: tuple[str, ...], request: pytest.FixtureRequest
) -> None:
    tables: Tables = request.getfixturevalue(which)
    for found in in_all_choices(tables, partners):
        for chart in found.charts():
            names = [row.observation_id for row in chart.rows.records]
            drawn = json.loads(chart.figure)["layout"]["meta"]["drawn"]
            assert sorted(drawn) == sorted(names)
            assert len(chart.table.body) == len(names)
            file = run(chart.rows.name, tables, PARTNERS, dict(chart.rows.choices))
            assert file["observation_id"].tolist() == names
            assert file["obs_value"].tolist() == [row.obs_value for row in chart.rows.records]


def test_the_finding_of_the_shipped_tables(shipped: Tables) -> None:
    """Registers of the year of the claim, the lowest and the highest, and the claim."""
    found = ask(shipped, ("RUS",))
    assert chart_of(found).finding == (
        "Registers count about 350,000 to 411,000 in Russia in 2024; about 1 million was said"
    )
    assert found.answer.startswith("The latest counts in Russia run from 334,000 to 532,000 people")
    assert plain(found.answer).endswith("; $2.53 billion was sent home in 2023."), (
        "what was computed for 2024 is doubtful"
    )
    assert found.notices == ()
    fresh = found.freshness.replace("\N{THIN SPACE}", "")
    assert fresh == "Latest on record: people Jan 2026, money Jan–May 2025."
    claim, *doubtful = chart_of(found).notes
    assert all(plain(note).startswith("Doubtful: ") for note in doubtful)
    assert "Sadyr Japarov said about 1 million" in text_of(claim).replace("\N{NO-BREAK SPACE}", " ")
    assert "one claim with 3 reports, not a figure on record" in text_of(claim)


def test_what_nobody_counted_is_no_finding(shipped: Tables) -> None:
    """Of all countries a president said more than 600,000, and a census counted labour migrants
    inside the country too."""
    found = chart_of(ask(shipped, ("RUS",), host="WLD"))
    assert found.finding == (
        "877,000 people were counted in all countries in 2022: absent at the census"
    )
    money = chart_of(ask(shipped, ("RUS",), host="WLD", tab="money"))
    assert plain(money.finding) == (
        "Sent home from all countries: about $2.7 billion (2023); stated: about $3 billion (2024)"
    ), "the widest coverage, and the press has 2024"
    russian = chart_of(ask(shipped, ("RUS",), tab="money"))
    assert plain(russian.finding) == (
        "Money sent home from Russia: $2.53 billion in 2023; stated for 2024: about $2.566 billion"
    )


def test_the_answer_of_the_round_numbers(made: Tables) -> None:
    found = ask(made, ("RUS",))
    assert chart_of(found).finding == (
        "Registers count 300,000 people in Russia in 2023; A. Minister said about 500,000"
    )
    money = chart_of(ask(made, ("RUS",), tab="money"))
    plain = [text_of(note).replace("\N{NO-BREAK SPACE}", " ") for note in money.notes]
    assert money.finding.startswith("Money sent home from Russia: $2.5")
    assert any("has about $1.5 billion: another way to count" in note for note in plain)


@pytest.mark.parametrize(
    ("partners", "areas"),
    [(("CHN",), "China"), (("JPN", "CHN"), "Japan or China")],
)
def test_of_partners_without_people_the_page_says_so_before_all(
    shipped: Tables, partners: tuple[str, ...], areas: str
) -> None:
    for tab in TABS:
        found = ask(shipped, partners, tab=tab)
        assert found.notices == (
            f"The record has neither migrants in {areas} nor money sent from there. What follows "
            "is about all countries together.",
        )
        assert "in all countries" in found.answer


def test_of_some_without_people_the_chart_says_so(shipped: Tables) -> None:
    for tab in ("migrants", "over_time", "money"):
        found = ask(shipped, ("RUS", "CHN"), tab=tab)
        assert found.notices == ()
        assert chart_of(found).notes[0] == (
            "The record has neither migrants in China nor money sent from there."
        )
        assert "in Russia" in found.answer
    assert not any("neither" in words for words in words_of(ask(shipped, ("RUS",))))


def test_beside_money_only_members_who_send_some_are_named(shipped: Tables) -> None:
    """Migrants of Germany are on record, what they send is not."""
    page = ask(shipped, ("RUS", "EU27", "CHN"), tab="money")
    assert not any("as a whole" in words for words in words_of(page))
    assert "migrants in China nor money" in chart_of(page).notes[0]


def test_of_a_block_the_figures_of_its_members_are_not_denied(shipped: Tables) -> None:
    """The EU as a whole has none, and Germany has."""
    said = (
        "The record has no figure of the EU as a whole; it has figures of Germany, the United "
        "Kingdom and Italy."
    )
    chart = chart_of(ask(shipped, ("RUS", "EU27", "CHN")))
    assert chart.notes[:2] == (
        "The record has neither migrants in China nor money sent from there.",
        said,
    )
    assert ask(shipped, ("EU27",)).notices == (
        f"{said} What follows is about all countries together.",
    )


def test_every_place_on_record_can_be_chosen_after_the_partners(shipped: Tables) -> None:
    options = [one.value for one in choices_of(ask(shipped, ("RUS", "CIS")))["host"].options]
    assert options[:3] == ["RUS", "CIS", "WLD"]
    assert {"TUR", "KAZ", "KOR", "USA"} <= {*options}
    korea = ask(shipped, ("RUS", "CIS"), host="KOR")
    assert plain(korea.answer) == (
        "The latest count in South Korea is about 14,000 people (May 2024)."
    )


def test_the_register_of_controlled_persons_is_no_number_of_migrants(shipped: Tables) -> None:
    """It is the latest figure of all, and neither the latest count nor among the people."""
    page = ask(shipped, ("RUS",))
    chart = chart_of(page)
    assert "34,800" not in page.answer and "34,800" not in chart.finding
    words = [plain(note["text"]) for note in json.loads(chart.figure)["layout"]["annotations"]]
    order = [
        next(n for n, one in enumerate(words) if heading in one)
        for heading in ("People at one time", "Only some of the migrants", "Cases over a time")
    ]
    assert order == sorted(order)
    assert any("People on the register of controlled persons" in one for one in words)


def test_months_are_said_to_be_no_years(shipped: Tables) -> None:
    """Of all countries six months of 2020, May of 2024 and of 2025; three longer parts."""
    chart = chart_of(ask(shipped, ("RUS",), host="WLD", tab="money"))
    assert (
        "11 figures are for parts of years, and not to be read as small years. 8 of them are for "
        "single months."
    ) in chart.notes


def test_what_the_finding_names_has_its_label_first(shipped: Tables) -> None:
    """Three figures of 2023 are close to each other."""
    chart = chart_of(ask(shipped, ("RUS",), host="WLD", tab="money"))
    words = {plain(note["text"]) for note in json.loads(chart.figure)["layout"]["annotations"]}
    assert {"about $2.7bn, 2023", "about $3bn, 2024"} <= words


def test_a_series_that_rose_and_fell_is_named_with_its_peak(shipped: Tables) -> None:
    chart = chart_of(ask(shipped, ("RUS",), tab="over_time", definition="foreign_born"))
    assert chart.finding == (
        "Born in the country of origin: 434,000 in 1990, 566,000 in 2010, 334,000 in 2024"
    )


def test_an_edition_that_was_given_again_is_called_replaced(shipped: Tables) -> None:
    """Of 2023 the national bank gave about 2.531 billion in 2024 and 2.532 in 2025."""
    chart = chart_of(ask(shipped, ("RUS",), tab="money"))
    of_2023 = {
        row.obs_value: row.superseded
        for row in chart.rows.records
        if row.definition == "wider_coverage" and row.period_start.year == 2023
    }
    assert of_2023 == {2_531_000_000: True, 2_532_000_000: False}


def test_no_partner_is_all_countries(shipped: Tables) -> None:
    found = ask(shipped, ())
    assert found.notices[0].startswith("No partner is chosen.")
    assert chart_of(found).rows.choices == (("host", "WLD"),)


def test_a_host_without_money_says_so(shipped: Tables) -> None:
    found = ask(shipped, ("CIS",), tab="money")
    assert found.charts() == ()
    assert "The record has no figure of money sent home from the CIS." in words_of(found)


@pytest.mark.parametrize(
    ("choice", "value"),
    [("host", "KAZ"), ("tab", "maps"), ("definition", "tourists"), ("about", "gold")],
)
def test_a_choice_that_is_none_is_named(made: Tables, choice: str, value: str) -> None:
    tab = {"definition": "over_time", "about": "rows"}.get(choice, "migrants")
    parameters = [("partner", "RUS"), ("tab", tab), (choice, value)]
    found = shown(made, "people", parameters).page
    assert any(f"“{value}”" in notice for notice in found.notices)


def test_a_line_that_ends_early_says_its_year_and_the_finding_the_latest_figure(
    shipped: Tables,
) -> None:
    over_time = chart_of(ask(shipped, ("RUS",), tab="over_time", definition="present"))
    assert [plain(end.value) for end in over_time.ends] == ["408k, 2023"]
    assert plain(over_time.finding) == (
        "Citizens present, in Russia: 596,000 in 2020, 408,000 in 2023, 532,000 in Jan 2026"
    )
    money = chart_of(ask(shipped, ("CHN", "JPN"), tab="money"))
    assert [plain(end.value) for end in money.ends] == ["$2.38bn, 2020"]


def test_no_two_definitions_and_no_two_sources_are_joined(shipped: Tables) -> None:
    options = choices_of(ask(shipped, ("RUS",), tab="over_time"))["definition"].options
    joined = 0
    for option in options:
        chart = chart_of(ask(shipped, ("RUS",), tab="over_time", definition=option.value))
        rows = {row.observation_id: row for row in chart.rows.records}
        assert {row.definition for row in rows.values()} == {option.value}
        for trace in json.loads(chart.figure)["data"]:
            if "lines" in trace["mode"] and "ids" in trace:
                line = [rows[name] for name in trace["ids"] if name]
                assert len({(row.source_id, row.period_kind) for row in line}) <= 1
                assert {row.period_kind for row in line} <= {"year", "day"}
                assert not any(row.superseded for row in line)
                joined += len(line) > 1
    assert joined >= 2


@pytest.mark.parametrize(
    ("definition", "unit"),
    [("register_entries", "cases"), ("border_entries", "cases"), ("present", "persons")],
)
def test_what_came_twice_is_no_two_persons(definition: str, unit: str, shipped: Tables) -> None:
    chart = chart_of(ask(shipped, ("RUS",), tab="over_time", definition=definition))
    assert f", {unit}, 20" in plain(chart.subtitle)


def test_the_line_of_money_is_one_coverage_in_whole_years(shipped: Tables) -> None:
    for host, definition, years in (
        ("RUS", "wider_coverage", [2023]),
        ("WLD", "transfer_systems", [2019, 2020]),
    ):
        chart = chart_of(ask(shipped, ("RUS",), host=host, tab="money"))
        rows = {row.observation_id: row for row in chart.rows.records}
        [line] = [
            t for t in json.loads(chart.figure)["data"] if "lines" in t["mode"] and "ids" in t
        ]
        on_line = [rows[name] for name in line["ids"] if name]
        assert {row.definition for row in on_line} == {definition}
        assert [row.period_start.year for row in on_line] == years


def test_of_six_events_the_latest_five_are_marked(made: Tables) -> None:
    """The border, the war, the customs, the road and the article."""
    of_2018 = figure(
        1e5,
        year(2020),
        "2022-12",
        "KGZ-MFA",
        **{"indicator": "migrants", "unit": "persons", "definition": "working"},
    )
    tables = round_numbers.edition(observations=[*ROWS["observations"], of_2018])
    chart = chart_of(ask(tables, ("RUS",), tab="money", events="on"))
    notes = [text_of(note) for note in chart.notes]
    assert sum(bool(re.match(r"\d\. ", note)) for note in notes) == 5
    assert chart_of(ask(tables, ("RUS",), tab="money")).figure != chart.figure
    assert not any("The union grows" in note for note in notes)


def loud(tables: Tables, count: int) -> Tables:
    """The tables with as many more articles that say things of people, each of its own."""
    [claim] = [
        row
        for row in tables.observations
        if row.origin is Origin.STATED and row.indicator == "migrants" and row.quotation_id
    ][:1]
    bounds = list(Bound)
    dated = next(row for row in tables.observations if row.period_start and row.period_end)

    def one(number: int) -> Observation:
        money = number % 2
        has_time = number % 3 == 0
        return replace(
            claim,
            observation_id=f"loud-{number}",
            quotation_id=None,
            indicator="remittances" if money else "migrants",
            unit="USD" if money else "persons",
            obs_value=1e5 + number * (1e6 if money else 1),
            bound=bounds[number % len(bounds)],
            published=f"20{25 + number % 9}-01-{1 + number % 28:02}",
            period_start=dated.period_start if has_time else None,
            period_end=dated.period_end if has_time else None,
        )

    return with_observations(tables, [*tables.observations, *map(one, range(count))])


def test_what_was_said_of_people_does_not_become_the_record(made: Tables) -> None:
    more = loud(made, 200)
    for tab in TABS[:3]:
        quiet, noisy = (ask(tables, ("RUS",), tab=tab) for tables in (made, more))
        assert (noisy.answer, noisy.freshness) == (quiet.answer, quiet.freshness)
        first, then = chart_of(quiet), chart_of(noisy)
        assert then.finding.partition(";")[0] == first.finding.partition(";")[0]
        record = [
            [row.observation_id for row in one.rows.records if row.origin is Origin.RECORDED]
            for one in (first, then)
        ]
        assert record[0] == record[1]


def test_of_much_that_was_said_the_latest_few_are_drawn_and_the_others_counted(
    made: Tables,
) -> None:
    more = loud(made, 200)
    chart = chart_of(ask(more, ("RUS",)))
    said = [row for row in chart.rows.records if row.origin is Origin.STATED]
    assert len(said) == 1 + 2 * MOST_SAID
    timed = [row.published for row in said[1:] if row.period_start]
    every_day = [
        row.published
        for row in more.observations
        if row.observation_id.startswith("loud") and row.indicator == "migrants"
        if row.period_start
    ]
    assert timed == sorted(every_day)[-MOST_SAID:]
    every = run("migrants", more, PARTNERS, {"host": "RUS", "rows": "all"})
    left_out = len(every) - len(chart.rows.records)
    assert left_out > 50
    assert any(text_of(note).startswith(f"{left_out} more figures") for note in chart.notes)
    rows = ask(more, ("RUS",), tab="rows")
    [table] = [block for block in inside(rows.blocks) if isinstance(block, Table)]
    assert len(table.body) <= 44
    names = [text_of(row[0]) for row in table.body]
    assert names.count("As said, not on record") == MOST_SAID


def test_the_claim_is_what_has_most_reports(made: Tables) -> None:
    [claim] = [
        row
        for row in made.observations
        if row.origin is Origin.STATED and row.indicator == "migrants"
    ]
    other = replace(claim, observation_id="other", obs_value=2e6, published="2020-01-01")
    again = replace(claim, observation_id="again", published="2023-02-03")
    tables = with_observations(made, [*made.observations, other, again])
    [first, second] = [
        row for row in chart_of(ask(tables, ("RUS",))).rows.records if row.origin is Origin.STATED
    ]
    assert (first.observation_id, first.reports) == (claim.observation_id, 2)
    assert second.observation_id == "other"


def test_words_of_others_change_nothing_but_themselves(made: Tables) -> None:
    """A publisher and a speaker may be called anything; what escapes is whoever shows the page."""
    words = hostile.words("people")
    frames: dict[str, Any] = {
        "sources": [row | {"publisher": words, "author": words} for row in ROWS["sources"]],
        "quotations": [row | {"speaker": words} for row in ROWS["quotations"]],
    }
    tables = round_numbers.edition(**frames)
    for tab in TABS:
        found = ask(tables, ("RUS",), tab=tab, events="on")
        assert found.answer == ask(made, ("RUS",), tab=tab, events="on").answer
        for chart in found.charts():
            assert len(chart.finding) <= 90


@pytest.mark.slow
def test_two_thousand_articles_do_not_slow_the_page(shipped: Tables) -> None:
    more = loud(shipped, 2000)
    start = time.process_time()
    ask(more, ("RUS",))
    assert time.process_time() - start < 1.0


def marks_of(chart: Chart) -> dict[str, tuple[str, bool, float]]:
    """By row: the shape of its mark, whether it is pale inside, and where it is from left to
    right."""
    found = {}
    for trace in json.loads(chart.figure)["data"]:
        marker = trace.get("marker", {})
        if "ids" in trace and isinstance(marker.get("symbol"), list):
            parts = zip(trace["ids"], marker["symbol"], marker["color"], trace["x"], strict=True)
            found |= {
                name: (shape, ink.startswith("rgba("), x) for name, shape, ink, x in parts if name
            }
    return found


@pytest.mark.parametrize("tab", ["migrants", "over_time", "money"])
def test_a_mark_says_what_kind_of_figure_it_is(shipped: Tables, tab: str) -> None:
    """An hourglass is a part of a year, a diamond was only stated; what came before is pale."""
    shapes = set()
    definition = {"definition": "present"} if tab == "over_time" else {}
    for host, chosen in (("RUS", definition), ("WLD", {})):
        chart = chart_of(ask(shipped, ("RUS",), tab=tab, host=host, **chosen))
        latest = {
            one.latest.observation_id
            for one in latest_by_definition(shipped, host)
            if one.latest is not None
        }
        marks = marks_of(chart)
        for row in chart.rows.records:
            if row.origin is Origin.STATED:
                continue
            shape, is_pale, _ = marks[row.observation_id]
            stated = "circle" if is_counted(row) else "diamond"
            assert shape == ("hourglass" if is_part_of_year(row) else stated)
            earlier = row.observation_id not in latest if tab == "migrants" else row.superseded
            assert is_pale == earlier
            shapes.add(shape)
    assert len(shapes) > 1


def test_a_whole_year_is_at_its_number_and_a_part_in_its_middle(shipped: Tables) -> None:
    chart = chart_of(ask(shipped, ("RUS",), tab="over_time", definition="present"))
    marks = marks_of(chart)
    at = {
        (row.period_start, row.period_end): marks[row.observation_id][2]
        for row in chart.rows.records
    }
    assert at[year(2020)] == 2020
    assert at[(date(2024, 1, 1), date(2024, 6, 30))] == pytest.approx(2023.75, abs=0.01)


def test_five_months_are_named_in_the_chart(shipped: Tables) -> None:
    """January to May 2025 is 150 days after its first: the shortest that is named."""
    chart = chart_of(ask(shipped, ("RUS",), tab="money"))
    words = {plain(note["text"]) for note in json.loads(chart.figure)["layout"]["annotations"]}
    assert {"about $1.2bn, Jan–May 2025", "$680m, Jan–May 2020"} <= words
    assert not any("Mar 2018" in one for one in words)


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ").replace("\N{THIN SPACE}", "")


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize("state", ["host=RUS&definition=present", "host=KAZ"])
def test_no_option_that_is_offered_is_none(tab: str, state: str, shipped: Tables) -> None:
    visit = shown(shipped, "people", parse_qsl(f"tab={tab}&{state}"))
    words = strings(visit, ("figure", "narrow", "rows"))
    offered = {one for one in words if one.startswith("/people?")}
    assert len(offered) > len(TABS)
    for address in offered:
        asked = parse_qsl(urlsplit(address).query)
        notices = shown(shipped, "people", asked).page.notices
        assert not any("not offered here" in text_of(notice) for notice in notices), address
