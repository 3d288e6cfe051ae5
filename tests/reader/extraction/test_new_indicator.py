"""What is counted is data: a block in the code list and words in a language, no Python.

The code list and the languages are of this test, so nothing here leans on what is shipped.
"""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from lib.codelists import indicators
from lib.model import DataError
from lib.pipeline.flat_figures import read_text
from lib.reader.evaluation.agreement import Figure
from tests.newcomer import added, write

HERE = Path(__file__).parent
INDICATORS = (HERE / "indicators.toml").read_text("utf-8")
SPANISH = (HERE / "spanish.toml").read_text("utf-8")
KAZAKH = (HERE / "kazakh.toml").read_text("utf-8")
IN_KAZAKH = """[indicator]
loans = ["несие~n", "қарыз~n"]
visitors = ["турист~n"]
pupils = ["студент~n"]
"""
PUBLISHED = date(2024, 10, 16)

READ = {
    "loans from one to the other": (
        "es",
        "Los préstamos de China a Kirguistán sumaron más de 400 millones de dólares en 2023.",
        "loans level KGZ CHN 400000000 USD more_than 2023-01-01",
    ),
    "whose loans they are, by whom they are received": (
        "es",
        "Kirguistán recibió préstamos de China por 400 millones de dólares.",
        "loans level KGZ CHN 400000000 USD exact None",
    ),
    "a verb of lending": (
        "es",
        "China prestó a Kirguistán 300 millones de dólares.",
        "loans level KGZ CHN 300000000 USD exact None",
    ),
    "growth": (
        "es",
        "Los préstamos de China a Kirguistán aumentaron 12 por ciento en 2023.",
        "loans growth KGZ CHN 1.12 ratio exact 2023-01-01",
    ),
    "a change": (
        "es",
        "Los préstamos de China a Kirguistán cayeron en un 20 millones de dólares.",
        "loans change KGZ CHN -20000000 USD exact None",
    ),
    "what is owed goes the other way": (
        "es",
        "La deuda de Kirguistán a China creció y alcanzaron 2 millones de dólares.",
        "debt level KGZ CHN 2000000 USD exact None",
    ),
    "people who come": (
        "es",
        "Llegaron 45.000 turistas desde China a Kirguistán en 2023.",
        "visitors level KGZ CHN 45000 persons exact 2023-01-01",
    ),
    "people who come, their number last": (
        "es",
        "Los visitantes de China en Kirguistán sumaron 45.000 en 2023.",
        "visitors level KGZ CHN 45000 persons exact 2023-01-01",
    ),
    "people who come, of all who do": (
        "es",
        "Los turistas de China representaron 30 por ciento en Kirguistán.",
        "visitors share KGZ CHN 30 percent exact None",
    ),
    "a verb of coming, whoever is named first": (
        "es",
        "A Kirguistán visitaron 45.000 chinos en 2023. En 2022 Kirguistán visitaron 5.000 chinos.",
        "visitors level KGZ CHN 45000 persons exact 2023-01-01\n"
        "visitors level KGZ CHN 5000 persons exact 2022-01-01",
    ),
    "a share of what two own": (
        "es",
        "Chino préstamos representaron 38 por ciento de kirguís préstamos en 2023.",
        "loans share KGZ CHN 38 percent exact 2023-01-01",
    ),
    "people who are elsewhere": (
        "es",
        "En Turquía estudian 6.500 alumnos de Kirguistán.",
        "pupils level KGZ TUR 6500 persons exact None",
    ),
    "people of theirs among those who come": (
        "es",
        "Kirguistán recibió 8 millones de turistas en 2023, de ellos 5 millones chinos.",
        "visitors level KGZ WLD 8000000 persons exact 2023-01-01\n"
        "visitors level KGZ CHN 5000000 persons exact 2023-01-01",
    ),
    "loans in a language where verbs come last": (
        "kk",
        "Қытайдан Өзбекстанға 2023 жылы 400 миллион доллар несие берілді.",
        "loans level UZB CHN 400000000 USD exact 2023-01-01",
    ),
    "people who come in such a language": (
        "kk",
        "Өзбекстанға Ресейден 2023 жылы 5 миллион турист келді.",
        "visitors level UZB RUS 5000000 persons exact 2023-01-01",
    ),
    "people who are elsewhere in such a language": (
        "kk",
        "Ресейде 17 мыңға жуық өзбек студенті оқиды.",
        "pupils level UZB RUS 17000 persons almost None",
    ),
    "what is weighed": (
        "es",
        "Kirguistán recibió 5.000 toneladas de madera desde China en 2023.",
        "timber level KGZ CHN 5000 t exact 2023-01-01",
    ),
}


@pytest.fixture
def newcomer(tmp_path: Path) -> Iterator[Path]:
    """A folder with a newcomer's code list and languages, read in place of those shipped."""
    kazakh = KAZAKH.replace("[indicator]\n", IN_KAZAKH)
    with added(tmp_path, {"indicator.toml": INDICATORS}, {"es": SPANISH, "kk": kazakh}):
        yield tmp_path


def figures(language: str, text: str) -> list[str]:
    """What is read, one line a figure."""
    return [_line(one) for one in read_text("own", text, language, PUBLISHED, "").figures]


def _line(one: Figure) -> str:
    said = (one[name] for name in ("indicator", "measure", "reporter", "partner", "value"))
    return " ".join(str(cell) for cell in (*said, one["unit"], one["bound"], one["period_start"]))


@pytest.mark.parametrize(("language", "text", "line"), READ.values(), ids=READ)
def test_a_block_and_its_words_are_all_it_takes(
    newcomer: Path, language: str, text: str, line: str
) -> None:
    assert figures(language, text) == line.split("\n")


def test_an_indicator_of_the_record_alone_needs_no_roles(newcomer: Path) -> None:
    write(newcomer / "indicator.toml", INDICATORS + _block("rails", 'counted_in = "mass"'))
    assert indicators()["rails"].roles is None
    assert figures("es", READ["growth"][1])


FAULTS = {
    "no roles, but words": (
        ("indicator.toml", 'roles = "visiting"\n', ""),
        "lib/codelists/indicator.toml: [visitors] has words in lib/reader/languages/ but no "
        "roles, ",
    ),
    "roles that are none": (
        ("indicator.toml", '"visiting"', '"guests"'),
        "lib/codelists/indicator.toml: [visitors] roles 'guests' is not one of bought, given, ",
    ),
    "a unit that is none": (
        ("indicator.toml", 'counted_in = "mass"', 'counted_in = "tons"'),
        "lib/codelists/indicator.toml: [timber] counted_in 'tons' is not one of count, mass, ",
    ),
    "no unit": (
        ("indicator.toml", 'counted_in = "mass"\n', ""),
        "lib/codelists/indicator.toml: [timber] has no counted_in",
    ),
    "no name": (
        ("indicator.toml", 'en = "Timber"\n', ""),
        "lib/codelists/indicator.toml: [timber] has no name in English (en)",
    ),
    "a list of a code that is none": (
        ("languages/es.toml", "timber = ", "lumber = "),
        "lib/reader/languages/es.toml: [indicator] 'lumber' is not one of bought_from, ",
    ),
    "a list mistyped": (
        ("languages/es.toml", "more_than = ", "more_then = "),
        "lib/reader/languages/es.toml: [bound] 'more_then' is not one of almost, ",
    ),
    "a table mistyped": (
        ("languages/es.toml", "[direction]", "[directions]"),
        "lib/reader/languages/es.toml: [directions] is no table that is read",
    ),
    "a number that is none": (
        ("languages/es.toml", "1000 = ", "thousand = "),
        "lib/reader/languages/es.toml: [scale] 'thousand' is not a number",
    ),
    "a rule of time mistyped": (
        ("languages/es.toml", 'year = ["<year>"]', 'yaer = ["<year>"]'),
        "lib/reader/languages/es.toml: [period] 'yaer' is not one of between, between_months, ",
    ),
    "an area that is none": (
        ("languages/es.toml", "TUR = ", "TRK = "),
        "lib/reader/languages/es.toml: [area] 'TRK' is not an area code",
    ),
    "a phrase in two lists": (
        ("languages/es.toml", '["más de"]', '["más de"]\nat_least = ["más de"]'),
        "lib/reader/languages/es.toml: [bound] 'más de' stands in more_than and in at_least; ",
    ),
    "a phrase that is shielded and counted": (
        ("languages/es.toml", "other_subject = [", 'none = ["madera"]\nother_subject = ['),
        "lib/reader/languages/es.toml: [indicator] 'madera' stands in timber and in none; ",
    ),
    "a phrase where a list belongs": (
        ("languages/es.toml", '["madera"]', '"madera"'),
        "lib/reader/languages/es.toml: [indicator] timber is not a list of phrases: "
        'timber = ["..."]',
    ),
    "no TOML": (
        ("indicator.toml", "[timber]", "[timber"),
        "lib/codelists/indicator.toml: the file is no TOML (",
    ),
}


@pytest.mark.parametrize(("fault", "sentence"), FAULTS.values(), ids=FAULTS)
def test_a_slip_of_a_newcomer_is_named_in_one_sentence(
    newcomer: Path, fault: tuple[str, str, str], sentence: str
) -> None:
    name, right, wrong = fault
    text = (newcomer / name).read_text("utf-8")
    assert text.count(right) == 1
    write(newcomer / name, text.replace(right, wrong))
    with pytest.raises(DataError) as caught:
        figures("es", READ["growth"][1])
    assert str(caught.value).startswith(sentence)
    assert "\n" not in str(caught.value)


def _block(code: str, unit: str) -> str:
    return f'[{code}]\nen = "{code}"\nnote = "{code}"\n{unit}\n'
