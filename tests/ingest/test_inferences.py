"""What of a figure its own sentence does not say."""

from datetime import date

import pytest

from lib.ingest import addition, described, guessed, with_doubts
from lib.model import Inference, InferenceKind
from lib.reader.documents import Document


def inferences(text: str) -> list[tuple[str, tuple[Inference, ...]]]:
    """The figures by their words, with what is inferred of each."""
    article = described(text, guessed(Document(text), date(2024, 11, 5)))
    rows, doubts = with_doubts(text, article)
    assert rows == addition(text, article)
    words = {one.quotation_id: one.exact for one in rows.quotations}
    return [
        (words[figure.quotation_id or ""], doubts.inferences.get(figure.observation_id, ()))
        for figure in rows.observations
    ]


def test_what_a_sentence_says_itself_is_not_inferred() -> None:
    text = "Exports of Kyrgyzstan to Russia reached $3 million in 2023 and imports $4 million."
    assert inferences(text) == [("$3 million", ()), ("$4 million", ())]


@pytest.mark.parametrize("between", [". ", "!\n", "… ", "\n"])
def test_what_an_earlier_sentence_says_is_inherited(between: str) -> None:
    text = (
        f"Exports of Kyrgyzstan to Russia reached $3 million in 2023{between}"
        "That is 20 percent more than in 2022."
    )
    (_, first), (words, second) = inferences(text)
    assert first == () and words == "20 percent"
    kinds = {(one.column, one.kind, one.words) for one in second}
    assert ("reporter", InferenceKind.INHERITED, "Kyrgyzstan") in kinds
    assert ("partner", InferenceKind.INHERITED, "Russia") in kinds


def test_a_point_in_a_number_or_a_name_ends_no_sentence() -> None:
    text = "Kyrgyzstan, or Kyrgyz Rep. for short, sold Russia goods worth $1.5 billion in 2023."
    assert all(not found for _, found in inferences(text))


def test_a_word_that_stands_for_a_country_is_resolved() -> None:
    text = (
        "Trade of Kyrgyzstan with Russia came to $3 billion in 2023. "
        "About 500,000 migrants from Kyrgyzstan work in this country."
    )
    (_, first), (_, second) = inferences(text)
    assert first == ()
    assert second == (Inference("partner", InferenceKind.REFERRED, "this country"),)


def test_no_word_at_all_is_an_assumption() -> None:
    text = (
        "Minister of Trade of Kyrgyzstan Aibek Toktogulov: trade is growing\n"
        "5 November 2024\n\nTrade with Russia reached $3 billion in 2023."
    )
    ((_, found),) = inferences(text)
    assert [one.column for one in found] == ["reporter"]
    assert found[0].kind in (InferenceKind.ASSUMED, InferenceKind.INHERITED)


def test_what_no_word_of_an_earlier_sentence_names_is_an_assumption_there_too() -> None:
    """Kyrgyz news leave out their own country: its name is in no figure's words."""
    text = (
        "Россия менен соода жүгүртүү 4 миллиард доллардан ашты. "
        "2023-жылы Кытайга экспорт 80 миллион долларды түздү."
    )
    (_, first), (_, second) = inferences(text)
    assert Inference("reporter", InferenceKind.ASSUMED) in first
    assert Inference("reporter", InferenceKind.ASSUMED) in second
    assert not any("4 миллиард" in (one.words or "") for one in second)


def test_characters_that_hide_are_not_in_the_words_of_an_inference() -> None:
    text = (
        "Exports of Kyr\u202egyzstan to Russia reached $3 million in 2023. "
        "That is 20 percent more than in 2022."
    )
    assert not any("\u202e" in (d.words or "") for _, found in inferences(text) for d in found)
