"""The figures of the comparison over time as a table to read, with its files."""

from lib.dashboard.narrative import Wording, trade_text
from lib.dashboard.views.choices import Choices
from lib.dashboard.views.menus import FORMS, file_address
from lib.dashboard.views.trade_frame import Tab
from lib.dashboard.views.trade_over_time import chosen, nothing, reading_notes, table
from lib.model import Controls, Prose, Question, Run, Tables


def figures(tables: Tables, question: Question, choices: Choices, words: Wording) -> Tab:
    """One row of choices, the table, what must be known to read it, and the same rows as files."""
    compared = chosen(tables, question, choices, words)
    controls = Controls(compared.controls)
    title = compared.title(question.partners, words)
    if not compared.rows:
        return Tab((controls, nothing(compared.flow, question.partners, words)), title)
    files: list[str | Run] = [words.text("The same rows as a file:"), " "]
    for form, name in FORMS.items():
        files += [Run(name, file_address(compared.file, form)), " "]
    notes = reading_notes(tables, compared.rows, words)
    blocks = (
        controls,
        Prose(
            (trade_text.subtitle(compared.rows, compared.view, words),),
            heading=trade_text.finding(compared.of_chosen, compared.view, words),
        ),
        table(compared.rows, words),
        Prose((tuple(files), *notes), kind="note"),
    )
    return Tab(blocks, title)
