"""What is found for translation: the messages of a source, the notes of a ledger and of a list."""

from io import BytesIO

from lib.dashboard.narrative import translatable
from lib.dashboard.narrative.wording import EXACTLY_ONE, NOTE, PERSON, TITLE

_SOURCE = """
words.text("Trade {partner:with}", partner=partner)
mark("Later")
words.text(message, slot="not a message")
words.plural("one row", "{count} rows", 3)
words.plural("{count} row", "{count} rows", 3)
words.in_context("button", "Copy")
Column("obs_value", _number, "The number in base units", "never told")
Column("unit", _text, "What it is counted in", codelist="unit")
print("No message")
"""


def found(method: str, content: str) -> list[tuple[str, object]]:
    """What a method finds in a file: which call of gettext, and its messages."""
    entries = getattr(translatable, method)(BytesIO(content.encode()), {}, (), {})
    return [(kind, said) for _, kind, said, _ in entries]


def test_messages_are_the_literal_first_words_of_a_few_calls() -> None:
    assert sorted(map(str, found("messages", _SOURCE))) == sorted(
        map(
            str,
            [
                ("gettext", "Trade {partner:with}"),
                ("gettext", "Later"),
                ("ngettext", ("one row", "{count} rows")),
                ("pgettext", (EXACTLY_ONE, "one row")),
                ("ngettext", ("{count} row", "{count} rows")),
                ("pgettext", ("button", "Copy")),
                ("gettext", "The number in base units"),
                ("gettext", "never told"),
                ("gettext", "What it is counted in"),
            ],
        )
    )


def test_notes_of_a_ledger_are_found_part_by_part_and_who_says_it() -> None:
    ledger = 'value,note,author\n1,A record; no year named.,\n2,,"A. Minister, Kyrgyzstan"\n'
    assert found("notes", ledger) == [
        ("pgettext", (NOTE, "A record")),
        ("pgettext", (NOTE, "no year named")),
        ("pgettext", (PERSON, "A. Minister, Kyrgyzstan")),
    ]


def test_titles_of_documents_are_found() -> None:
    documents = "source_id,title\na,Report on a talk (Herald)\nb,\n"
    assert found("notes", documents) == [("pgettext", (TITLE, "Report on a talk (Herald)"))]


def test_notes_of_a_list_are_found_wherever_they_are() -> None:
    listed = (
        '[C5]\nnote = "Five states"\nmembers = [{ area = "KAZ", note = "since 1991; first" }]\n'
    )
    assert found("list_notes", listed) == [
        ("pgettext", (NOTE, "Five states")),
        ("pgettext", (NOTE, "since 1991")),
        ("pgettext", (NOTE, "first")),
    ]
