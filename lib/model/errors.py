"""The one error a reader may see."""


class DataError(ValueError):
    """Something in the data is not as it must be.

    The message is one sentence that names the place (file, and row where there is one),
    the value found and the rule it breaks: ``data/record/relayed/press.csv, row 12: partner
    'XX' is not in the area code list``.
    """

    def __init__(self, place: object, rule: str) -> None:
        super().__init__(f"{place}: {rule}")
        self.place = str(place)
        self.rule = rule
