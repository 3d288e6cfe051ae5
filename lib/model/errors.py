"""What is refused, and the one error a reader may see of data."""

from lib.model.messages import Message


class RefusedError(ValueError):
    """Why something is not done, in a sentence that is worded in the language of the reader."""

    def __init__(self, message: Message) -> None:
        super().__init__(str(message))
        self.message = message


class DataError(RefusedError):
    """Something in the data is not as it must be.

    The message is one sentence that names the place (file, and row where there is one),
    the value found and the rule it breaks: ``data/record/relayed/press.csv, row 12: partner
    'XX' is not in the area code list``.

    The rule is a `Message` wherever a reader of the pages or of the files meets it: what is wrong
    with an upload, with the details and corrections of an article and with adding it, and tables
    that cannot be read. It is a text, in English, where only those who run the command line or
    build tables do: of the ledger, the register, the code lists, the gold and repairs.
    """

    def __init__(self, place: object, rule: str | Message) -> None:
        super().__init__(placed(place if isinstance(place, Message) else str(place), rule))
        self.place = str(place)
        self.rule = rule


def placed(place: str | Message, rule: str | Message) -> Message:
    """What is wrong, after where."""
    return Message("{place}: {rule}", place=place, rule=rule)


def table_place(name: str) -> Message:
    """A table as the place of an error."""
    return Message("table {table}", table=name)
