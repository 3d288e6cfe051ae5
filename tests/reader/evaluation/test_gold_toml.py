"""Passages written by hand: what a figure leaves out, where its words are, what breaks the form."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from lib.model import DataError
from lib.pipeline.flat_figures import read_text
from lib.reader.evaluation.agreement import Figure
from lib.reader.evaluation.gold_standard import GoldPassage, read_gold

FIGURE = 'exact = "5%", indicator = "exports", measure = "growth", reporter = "FJI", '
FIGURE += 'partner = "PER", value = 1.05, unit = "ratio"'
TEXT = "Fiji's exports to Peru rose 5%."


def passages(tmp_path: Path, toml: str) -> list[GoldPassage]:
    file = tmp_path / "growth.toml"
    file.write_text(toml, "utf-8")
    return list(read_gold([file]))


def one(tmp_path: Path, passage: str, of_all: str = 'lang = "en"\npublished = 2024-10-16') -> str:
    """A file of a single passage."""
    return f"{of_all}\n[[passage]]\n{passage}"


def figures(tmp_path: Path, text: str, *written: str) -> tuple[Figure, ...]:
    listed = ", ".join(f"{{ {figure} }}" for figure in written)
    (found,) = passages(tmp_path, one(tmp_path, f'text = "{text}"\nfigures = [{listed}]'))
    assert found.figures is not None
    return found.figures


def test_a_figure_is_what_the_reader_gives_with_what_it_leaves_out(tmp_path: Path) -> None:
    read = read_text("any", TEXT, "en", date(2024, 10, 16), "").figures
    assert list(figures(tmp_path, TEXT, FIGURE)) == read
    assert (read[0]["bound"], read[0]["partner_scope"], read[0]["period_end"]) == (
        *("exact", "whole", None),
    )


def test_everything_can_be_said(tmp_path: Path) -> None:
    (found,) = figures(
        tmp_path,
        TEXT,
        f'{FIGURE}, bound = "almost", reporter_scope = "some", partner_scope = "some", '
        'period = "2023-01..2023-03", base = "2022", product = "tea", product_words = "green tea", '
        'definition = "share_of_exports"',
    )
    assert found == {
        **{"exact": "5%", "start": 28, "end": 30, "indicator": "exports", "measure": "growth"},
        **{"reporter": "FJI", "reporter_scope": "some", "partner": "PER", "partner_scope": "some"},
        **{"partner_words": None, "product": "tea", "product_words": "green tea", "withheld": None},
        **{"value": 1.05, "unit": "ratio", "bound": "almost", "definition": "share_of_exports"},
        **{"period_start": "2023-01-01", "period_end": "2023-03-31"},
        **{"base_period_start": "2022-01-01", "base_period_end": "2022-12-31"},
    }


def test_gross_domestic_product_has_no_partner(tmp_path: Path) -> None:
    gdp = 'exact = "$5 billion", indicator = "gdp", reporter = "FJI", value = 5e9, unit = "USD"'
    (found,) = figures(tmp_path, "Fiji's GDP is $5 billion.", gdp)
    assert (found["partner"], found["partner_scope"]) == (None, None)


def test_a_partner_on_no_list_is_its_words(tmp_path: Path) -> None:
    given = FIGURE.replace('partner = "PER"', 'partner_words = "Africa"')
    (found,) = figures(tmp_path, TEXT, given)
    assert (found["partner"], found["partner_words"]) == (None, "Africa")
    assert found["partner_scope"] == "whole"
    with pytest.raises(DataError, match="partner_words 'Africa' is no text"):
        figures(tmp_path, TEXT, f'{FIGURE}, partner_words = "Africa"')


def test_what_a_file_says_holds_of_its_passages_unless_they_say_otherwise(tmp_path: Path) -> None:
    more = 'speaker = "X, envoy of Fiji"\nfails = "why"\nsource = "where from"\nid = "own"'
    first, second = passages(
        tmp_path,
        one(tmp_path, 'text = "No."')
        + f'\n[[passage]]\ntext = "None."\npublished = 2023-01-02\n{more}\n',
    )
    assert first == GoldPassage("en/growth-1", "No.", "en", date(2024, 10, 16), "", (), "")
    assert second == GoldPassage(
        "own", "None.", "en", date(2023, 1, 2), "X, envoy of Fiji", (), "why"
    )


@pytest.mark.parametrize(
    ("text", "occurrences", "starts"),
    [
        ("Up 5%, then 5%.", ("", ""), [3, 12]),
        ("Up 5%, then 5%.", (", occurrence = 2",), [12]),
        ("Up 15%, then 5%.", (", occurrence = 2",), [13]),
        ("5%, 5%, 5%", (", occurrence = 1", ", occurrence = 3"), [0, 8]),
    ],
)
def test_words_are_found_in_the_order_of_the_text(
    text: str, occurrences: tuple[str, ...], starts: list[int], tmp_path: Path
) -> None:
    found = figures(tmp_path, text, *(FIGURE + which for which in occurrences))
    assert [figure["start"] for figure in found] == starts


@pytest.mark.parametrize(
    ("figure", "rule"),
    [
        ("unknown = 1", "the key 'unknown' is not one of exact, occurrence, "),
        (FIGURE.replace('"5%"', "5"), "exact 5 is not a text"),
        (FIGURE.replace('"5%"', '""'), "exact '' is not a text"),
        (FIGURE.replace("5%", "6%"), "exact '6%' is not in the text"),
        (FIGURE.replace('"exports"', '"export"'), "indicator 'export' is not in the indicator"),
        (FIGURE.replace('"growth"', '"rise"'), "measure 'rise' is not in the measure code list"),
        (FIGURE.replace("FJI", "FIJ"), "reporter 'FIJ' is not in the area code list"),
        (FIGURE.replace('partner = "PER", ', ""), "the key 'partner' is missing"),
        (FIGURE.replace('"PER"', "5"), "partner 5 is not in the area code list"),
        (FIGURE.replace('"ratio"', '"USD"'), "unit 'USD' does not fit the growth of exports"),
        (FIGURE.replace('"ratio"', '"ounces"'), "unit 'ounces' is not in the unit code list"),
        (FIGURE.replace("1.05", '"1.05"'), "value '1.05' is not a number"),
        (FIGURE.replace("1.05", "true"), "value True is not a number"),
        (FIGURE.replace("1.05", "nan"), "value nan is not a number"),
        (FIGURE.replace("1.05", "inf"), "value inf is not a number"),
        (FIGURE + ', bound = "about"', "bound 'about' is not in the bound code list"),
        (FIGURE + ', reporter_scope = "part"', "reporter_scope 'part' is not in the scope code"),
        (FIGURE + ", period = 2023", "period 2023 is not a period"),
        (FIGURE + ', period = "May"', "period 'May' is not a period"),
        (FIGURE + ', base = "2023..2022"', "base '2023..2022' is not a period"),
        (
            FIGURE.replace("growth", "share").replace("ratio", "percent") + ', base = "2022"',
            "base '2022' is given of a share, which has none",
        ),
        (
            FIGURE.replace('"exports"', '"gdp"'),
            "partner 'PER' is given of gdp, which has none",
        ),
        (FIGURE + ", occurrence = 2", "occurrence 2 is not one of the 1 of '5%'"),
        (FIGURE + ", occurrence = 0", "occurrence 0 is not one of the 1 of '5%'"),
        (FIGURE + ', occurrence = "1"', "occurrence '1' is not one of the 1 of '5%'"),
    ],
)
def test_a_figure_that_breaks_the_form_is_named(figure: str, rule: str, tmp_path: Path) -> None:
    with pytest.raises(DataError) as caught:
        figures(tmp_path, TEXT, figure)
    assert str(caught.value).startswith(f"{tmp_path}/growth.toml, passage 1, figure 1: {rule}")


@pytest.mark.parametrize(
    ("text", "written", "rule"),
    [
        ("Up 5%, then 5%.", [""], "exact '5%' is in the text more than once: say which with"),
        ("5%, 5%, 5%", [", occurrence = 1", ""], "exact '5%' is in the text more than once: say"),
        ("Up 5%.", ["", ""], "exact '5%' is not in the text behind the figure before"),
        (
            "5%, 5%",
            [", occurrence = 2", ", occurrence = 1"],
            "exact '5%' is not in the text behind",
        ),
    ],
)
def test_words_that_could_be_others_are_named(
    text: str, written: list[str], rule: str, tmp_path: Path
) -> None:
    with pytest.raises(DataError) as caught:
        figures(tmp_path, text, *(FIGURE + which for which in written))
    assert str(caught.value).startswith(
        f"{tmp_path}/growth.toml, passage 1, figure {len(written)}: {rule}"
    )


@pytest.mark.parametrize(
    ("toml", "place", "rule"),
    [
        ("lang =", "", "it is no TOML ("),
        ("a = " + "[" * 100_000, "", "it is no TOML ("),
        ('lang = "en"', "", "it has no [[passage]]"),
        ("passage = []", "", "it has no [[passage]]"),
        ("passage = 1", "", "it has no [[passage]]"),
        ('language = "en"', "", "the key 'language' is not one of lang, published, passage"),
        ('[[passage]]\ntext = "No."\nday = 1', ", passage 1", "the key 'day' is not one of id, "),
        ("published = 2024-10-16\n[[passage]]", ", passage 1", "text None is not a text"),
        ('[[passage]]\ntext = "No."', ", passage 1", "published None is not a day (published = "),
        (
            'published = "2024"\n[[passage]]\ntext = "No."',
            *(", passage 1", "published '2024' is not a day (published = 2024-10-16)"),
        ),
        (
            'published = 2024-10-16\n[[passage]]\ntext = "No."',
            *(", passage 1", "lang None is not a text"),
        ),
        (
            'lang = "tlh"\npublished = 2024-10-16\n[[passage]]\ntext = "No."',
            *(", passage 1", "lang 'tlh' is not one of "),
        ),
        (
            'lang = "en"\npublished = 2024-10-16\n[[passage]]\ntext = "No."\nfails = true',
            *(", passage 1", "fails True is not a text"),
        ),
        (
            'published = 2024-10-16\n[[passage]]\ntext = "No."\nfigures = ["5%"]',
            *(", passage 1", "figures is not a list of { ... }"),
        ),
        (
            'lang = "en"\npublished = 2024-10-16\n[[passage]]\ntext = "No."\nid = "a"\n'
            '[[passage]]\ntext = "No."\nid = "a"',
            *(", passage 2", "the id 'a' is there twice"),
        ),
    ],
)
def test_a_file_that_breaks_the_form_is_named(
    toml: str, place: str, rule: str, tmp_path: Path
) -> None:
    with pytest.raises(DataError) as caught:
        passages(tmp_path, toml)
    assert str(caught.value).startswith(f"{tmp_path}/growth.toml{place}: {rule}")
    assert "\n" not in str(caught.value)


def test_the_example_in_the_docstring_is_of_the_form(tmp_path: Path) -> None:
    import lib.reader.evaluation.gold_toml as module

    documented = module.__doc__ or ""
    start = documented.index("    # What")
    example = documented[start : documented.index("\n\nThe codes are")]
    (found,) = passages(tmp_path, example)
    assert found.figures is not None and found.figures[0]["period_end"] == "2023-12-31"
    assert tomllib.loads(example)["passage"][0]["source"]
