"""Tabs and rows of choices: every option leads to an address."""

from itertools import groupby

from lib.dashboard.markup.safe import Html
from lib.dashboard.markup.text import language_of
from lib.model import Choice, ChoiceForm, Controls, Option, Search, Tabs

_FEW = 5
"""So many options are shown side by side; more are a list that opens."""


def tabs(block: Tabs) -> Html:
    """Ways to look at one thing, the chosen one marked."""
    return Html.filled(
        "<nav class='mv mv-tabs' aria-label='{label}'>{links}</nav>",
        label=block.label,
        links=_links(block.choice),
    )


def controls(block: Controls) -> Html:
    """One row of choices; those with one option alone leave nothing to choose."""
    rows = [choice for choice in block.choices if len(choice.options) > 1]
    if not rows:
        return Html()
    return Html.filled(
        "<div class='mv mv-controls'>{choices}</div>", choices=Html.joined(map(_choice, rows))
    )


def search(block: Search) -> Html:
    """A line to write; the script goes to the address with the words."""
    return Html.filled(
        "<label class='mv mv-search'>{label} <input type='search' name='{name}' value='{words}' "
        "data-search='{address}'></label>",
        label=block.label,
        name=block.name,
        words=block.words,
        address=block.address,
    )


def _choice(choice: Choice) -> Html:
    if choice.form is ChoiceForm.SWITCH:
        return _switch(choice)
    if choice.form is ChoiceForm.LIST or len(choice.options) > _FEW:
        return Html.filled(
            "<label class='mv-list'>{label} <select data-go='{name}'>{options}</select></label>",
            label=choice.label,
            name=choice.name,
            options=_grouped(choice),
        )
    return Html.filled(
        "<div class='mv-few' role='group' aria-label='{label}'>{links}</div>",
        label=choice.label,
        links=_links(choice),
    )


def _switch(choice: Choice) -> Html:
    """One link that leads to the option which is not chosen."""
    off, on = choice.options
    is_on = choice.chosen == on.value
    return Html.filled(
        "<a class='mv-switch' href='{address}' id='{name}-switch' role='switch' "
        "aria-checked='{state}'>{label}</a>",
        address=(off if is_on else on).address,
        name=choice.name,
        state="true" if is_on else "false",
        label=choice.label,
    )


def _grouped(choice: Choice) -> Html:
    """The options of a list, those of a group below its name."""
    parts = []
    for group, options in groupby(choice.options, key=lambda option: option.group):
        listed = Html.joined(_listed(choice, option) for option in options)
        if group:
            listed = Html.filled(
                "<optgroup label='{group}'>{options}</optgroup>", group=group, options=listed
            )
        parts.append(listed)
    return Html.joined(parts)


def _listed(choice: Choice, option: Option) -> Html:
    return Html.filled(
        "<option value='{address}'{chosen}>{label}</option>",
        address=option.address,
        chosen=Html(" selected") if option.value == choice.chosen else Html(),
        label=option.label,
    )


def _links(choice: Choice) -> Html:
    return Html.joined(
        Html.filled(
            "<a href='{address}' id='{name}-{value}'{language}{current}>{label}</a>",
            address=option.address,
            name=choice.name,
            value=option.value,
            language=language_of(option.language),
            current=Html(" aria-current='true'") if option.value == choice.chosen else Html(),
            label=option.label,
        )
        for option in choice.options
    )
