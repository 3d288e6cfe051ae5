"""Who trades how much with Kyrgyzstan, and how has it moved?"""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from lib.dashboard.narrative import Wording, mark, trade_text, wording
from lib.dashboard.queries import partners
from lib.dashboard.views.choices import Choices
from lib.dashboard.views.freshness_line import freshness_line
from lib.dashboard.views.menus import file_address
from lib.dashboard.views.trade_both_sides import both_sides_of
from lib.dashboard.views.trade_flows import flows_of_a_year
from lib.dashboard.views.trade_goods import goods
from lib.dashboard.views.trade_over_time import over_time
from lib.dashboard.views.trade_partners import partners_by_size
from lib.model import Block, Chart, Page, Prose, Question, Run, Tables, Tabs

_TABS = {
    "over_time": mark("Over time"),
    "partners": mark("Partners"),
    "exports_imports": mark("Exports and imports"),
    "both_sides": mark("Both sides"),
    "goods": mark("Goods"),
    "table": mark("Table"),
}
_FORMS = {"csv": "CSV", "xlsx": "Excel", "parquet": "Parquet", "json": "JSON"}

Tab = Callable[[Tables, Question, Choices, Wording], tuple[Block, ...]]


def trade(tables: Tables, question: Question) -> Page:
    """The page: one thing in tabs, each with one row of choices and a chart."""
    words = wording(question.language)
    choices = Choices(question)
    tab = choices.one(
        "tab", words.text("View"), {name: words.text(label) for name, label in _TABS.items()}
    )
    blocks = _MAKERS[tab.chosen](tables, question, choices, words)
    known = partners(tables)
    return Page(
        name="trade",
        title=trade_text.page_title(question.partners, len(known), words),
        heading=words.text("Who trades how much with Kyrgyzstan, and how has it moved?"),
        answer="",
        blocks=(Tabs(words.text("Trade"), tab), *blocks),
        notices=tuple(choices.notices),
        freshness=freshness_line(tables, words),
    )


def _table(
    tables: Tables, question: Question, choices: Choices, words: Wording
) -> tuple[Block, ...]:
    """The rows of the first tab as a table, with its files."""
    found: list[Block] = []
    for block in over_time(tables, question, choices, words):
        if isinstance(block, Chart):
            files: list[str | Run] = [words.text("Files: ")]
            for form, name in _FORMS.items():
                files += [", "] if len(files) > 1 else []
                files.append(Run(name, file_address(block.rows, form)))
            found += [block.table, Prose((tuple(files), *block.notes, block.subtitle))]
        else:
            found.append(block)
    return tuple(found)


_MAKERS: Mapping[str, Tab] = MappingProxyType(
    {
        "over_time": over_time,
        "partners": partners_by_size,
        "exports_imports": flows_of_a_year,
        "both_sides": both_sides_of,
        "goods": goods,
        "table": _table,
    }
)
