"""Who trades how much with Kyrgyzstan, and how has it moved?"""

from lib.dashboard.narrative import mark, trade_text, wording
from lib.dashboard.views.choices import Choices
from lib.dashboard.views.trade_over_time import over_time
from lib.model import Page, Question, Tables, Tabs

_TABS = {
    "over_time": mark("Over time"),
    "partners": mark("Partners"),
    "exports_imports": mark("Exports and imports"),
    "both_sides": mark("Both sides"),
    "goods": mark("Goods"),
    "table": mark("Table"),
}


def trade(tables: Tables, question: Question) -> Page:
    """The page: one thing in tabs, each with one row of choices and a chart."""
    words = wording(question.language)
    choices = Choices(question)
    tab = choices.one(
        "tab", words.text("View"), {name: words.text(label) for name, label in _TABS.items()}
    )
    blocks = over_time(tables, question, choices, words)
    return Page(
        name="trade",
        title=trade_text.page_title("trade_turnover", question.partners, "", words),
        heading=words.text("Who trades how much with Kyrgyzstan, and how has it moved?"),
        answer="",
        blocks=(Tabs(words.text("Trade"), tab), *blocks),
        notices=tuple(choices.notices),
    )
