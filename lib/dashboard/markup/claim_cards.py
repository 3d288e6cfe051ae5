"""Claims in brief: the words, a strip with the claim over the range on record, what it says."""

from lib.dashboard.markup.glyphs import colour_class, glyph
from lib.dashboard.markup.safe import Html
from lib.dashboard.markup.text import heading, language_of, legend, name_of, stretches
from lib.model import Card, Cards, Strip


def cards(block: Cards) -> Html:
    """Cards below one heading."""
    note = Html.filled("<p class='quiet'>{words}</p>", words=block.note) if block.note else Html()
    return Html.filled(
        "<section class='mv mv-cards'>{heading}{note}{legend}{cards}{more}</section>",
        heading=heading(block.heading),
        note=note,
        legend=legend(block.legend),
        cards=Html.joined(map(_card, block.cards)),
        more=Html.filled("<p class='mv-more'>{link}</p>", link=stretches(block.more))
        if block.more
        else Html(),
    )


def _card(card: Card) -> Html:
    return Html.filled(
        "<article class='mv-card'{key}>"
        "<h3><a{doubted} href='{address}'{language}>{words}</a>{chip}{doubt}</h3>"
        "<p class='quiet'>{about}</p>{strip}{lines}</article>",
        key=name_of(card.key),
        address=card.address,
        language=language_of(card.language),
        words=card.words,
        chip=Html.filled(" <span class='chip'>{words}</span>", words=card.chip)
        if card.chip
        else Html(),
        doubted=Html(" class='doubted'") if card.is_doubted else Html(),
        doubt=Html.filled(" <span class='chip doubt'>{words}</span>", words=card.doubt)
        if card.doubt
        else Html(),
        about=card.about,
        strip=_strip(card.strip) if card.strip else Html(),
        lines=Html.joined(
            Html.filled("<p>{words}</p>", words=stretches(words)) for words in card.lines
        ),
    )


def _strip(strip: Strip) -> Html:
    """Places are parts of the width: the strip is as wide as its card."""
    inside: list[Html] = []
    if strip.low is not None and strip.high is not None:
        inside.append(
            Html.filled(
                "<i class='range {of}' style='left:{left}%;width:{width}%'></i>",
                of=colour_class(strip.area),
                left=_percent(strip.low),
                width=max(_percent(strip.high - strip.low), 0.5),
            )
        )
    inside += [
        Html.filled(
            "<i class='at' style='left:{left}%'>{glyph}</i>",
            left=_percent(mark.place),
            glyph=glyph(mark.glyph, mark.area),
        )
        for mark in strip.marks
    ]
    match strip.opens:
        case 1:
            style = f"left:{_percent(strip.said)}%;right:0"
            kind = "open"
        case -1:
            style = f"left:0;right:{_percent(1 - strip.said)}%"
            kind = "open below"
        case _:
            style = f"left:{_percent(strip.said)}%"
            kind = "said"
    inside.append(Html.filled("<i class='{kind}' style='{style}'></i>", kind=kind, style=style))
    return Html.filled(
        "<div class='mv-strip' role='img' aria-label='{alt}'>{inside}</div>",
        alt=strip.alt,
        inside=Html.joined(inside),
    )


def _percent(part: float) -> float:
    return round(100 * part, 2)
