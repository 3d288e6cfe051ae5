"""What is above every page: the pages, the languages, and the partner line."""

from lib.dashboard.markup.glyphs import colour_class
from lib.dashboard.markup.safe import Html
from lib.model import Masthead, Option, Partner, PartnerGroup, PartnerLine

_LIST = "partner-list"
"""The list of partners that the script opens; the name is known to it."""


def top_bar(masthead: Masthead) -> Html:
    """The bar of pages and languages, and below it the partner line where there is one."""
    home = masthead.pages[0]
    return Html.filled(
        "<header class='mv mv-bar' lang='{language}'><a class='mv-skip' href='#content'>{skip}</a>"
        "<a class='mv-mark' href='{home}'>{name}</a>"
        "<nav aria-label='{pages_label}'><ul>{pages}</ul></nav>{languages}</header>{partners}",
        language=masthead.language,
        skip=masthead.skip,
        home=home.address,
        name=masthead.name,
        pages_label=masthead.pages_label,
        pages=Html.joined(_page(page, masthead.page) for page in masthead.pages),
        languages=_languages(masthead),
        partners=_partners(masthead.partners) if masthead.partners else Html(),
    )


def partner_list(line: PartnerLine) -> Html:
    """The list to choose from: the same for every choice, so that it is sent once; the script
    ticks what the address has."""
    return Html.filled(
        "<div class='mv mv-choice' id='{list}' popover role='dialog' aria-label='{label}'>"
        "<input type='search' aria-label='{search}' placeholder='{search}' "
        "data-filter='{list}' data-found='{found}'>"
        "{groups}</div>",
        list=_LIST,
        label=line.label,
        search=line.search,
        found=line.found,
        groups=Html.joined(map(_group, line.groups)),
    )


def _page(page: Option, chosen: str) -> Html:
    return Html.filled(
        "<li><a href='{address}'{current}>{label}</a></li>",
        address=page.address,
        current=Html(" aria-current='page'") if page.value == chosen else Html(),
        label=page.label,
    )


def _languages(masthead: Masthead) -> Html:
    if len(masthead.languages) < 2:
        return Html()
    links = Html.joined(
        Html.filled(
            "<li><a href='{address}' lang='{code}' hreflang='{code}'{current}>{label}</a></li>",
            address=language.address,
            code=language.value,
            current=Html(" aria-current='true'") if language.value == masthead.language else Html(),
            label=language.label,
        )
        for language in masthead.languages
    )
    return Html.filled(
        "<nav class='mv-languages' aria-label='{label}'><ul>{links}</ul></nav>",
        label=masthead.languages_label,
        links=links,
    )


def _partners(line: PartnerLine) -> Html:
    chips = Html.joined(
        Html.filled(
            "<li class='mv-chip {of}' data-code='{code}'>"
            "<span class='mv-swatch' aria-hidden='true'></span>{label}"
            "<a href='{without}' aria-label='{remove}' data-focus='partner-add'>×</a></li>",
            of=colour_class(chip.code),
            code=chip.code,
            label=chip.label,
            without=chip.without,
            remove=line.remove.format(name=chip.label),
        )
        for chip in line.chips
    )
    presets = Html.joined(
        Html.filled(
            "<a href='{address}' id='preset-{number}'{current}>{label}</a>",
            number=number,
            address=preset.address,
            current=Html(" aria-current='true'") if preset.value == line.preset else Html(),
            label=preset.label,
        )
        for number, preset in enumerate(line.presets)
    )
    return Html.filled(
        "<div class='mv mv-partners' role='region' aria-label='{label}'>"
        "<span class='mv-label'>{label}</span><ul>{chips}</ul>"
        "<button type='button' class='mv-add' id='partner-add' aria-haspopup='dialog' "
        "aria-expanded='false' aria-controls='{list}'>{add}</button>"
        "<span class='mv-presets'>{presets}</span></div>",
        label=line.label,
        chips=chips,
        list=_LIST,
        add=line.add,
        presets=presets,
    )


def _group(group: PartnerGroup) -> Html:
    return Html.filled(
        "<fieldset><legend>{label}</legend>{partners}</fieldset>",
        label=group.label,
        partners=Html.joined(map(_partner, group.partners)),
    )


def _partner(partner: Partner) -> Html:
    return Html.filled(
        "<label data-also='{also}' class='{of}'><input type='checkbox' name='partner' "
        "value='{code}'><span class='mv-swatch' aria-hidden='true'></span>{label}</label>",
        also=partner.also,
        of=colour_class(partner.code),
        code=partner.code,
        label=partner.label,
    )
