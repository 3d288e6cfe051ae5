"""Which languages a text may be in by its letters alone."""

import pytest

from lib.reader.languages import languages, written_in


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Trade with Iran rose by 5% in 2023.", ("en",)),
        ("Кыргызстандын Россияга экспорту 20 пайызга өстү, бул көңүл бурарлык.", ("ky",)),
        ("Экспорт вырос на 5%.", ("ky", "ru")),
        ("Рост экспорта объясним: съезд, въезд, подъезд.", ("ru",)),
        ("$4 млрд (2023) – 5%", ("ky", "ru")),
        ("2023: 5%", ()),
        ("", ()),
    ],
)
def test_letters_leave_languages_out(text: str, codes: tuple[str, ...]) -> None:
    assert written_in(text) == codes


def test_a_few_letters_of_another_script_are_names() -> None:
    text = "Экспорт Кыргызстана в Россию вырос на 20 процентов в 2023 году, пишет "
    assert "ru" in written_in(4 * text + "CNN.")
    assert written_in(text + "the Financial Times of London this Monday.") == ()
    assert set(written_in(text)) <= set(languages())
