"""Recognise numbers that are no figures: ratios between two series, and gaps between the numbers
that two sources gave for one flow.
"""

from collections.abc import Sequence

from lib.model import AreaMention
from lib.reader.extraction.linking.figure_spans import FigureSpan
from lib.reader.extraction.linking.running_series import Series
from lib.reader.extraction.linking.triggers import FLOWS, Trigger
from lib.reader.extraction.mentions.hedges import Hedged
from lib.reader.extraction.mentions.time_expressions import Time
from lib.reader.extraction.mentions.units import PERCENT, RATIO
from lib.reader.extraction.text.passage import Passage, Sentence
from lib.reader.extraction.text.place import Place, Relation
from lib.reader.languages import MarkKind

_OF_WITHIN = 3
_MEASURED_WITHIN = 6
_FLOW_KINDS = (MarkKind.INDICATOR, MarkKind.ACT)
_RATIOS = frozenset({PERCENT, RATIO})
_ON_A_SIDE = frozenset({Relation.FROM, Relation.TO, Relation.WITH})
_BALANCES = frozenset({"trade_balance", "trade_deficit", "trade_surplus"})


def of_another(page: Passage, sentence: Sentence, figure_span: FigureSpan, figure: Hedged) -> bool:
    """Whether one series is measured by another: "imports are thrice the exports"."""
    if _as_much_as(sentence, figure_span, figure):
        return True
    if (than := _than(sentence, figure)) is not None:
        acts = sentence.of(MarkKind.ACT, figure_span.first, figure.first)
        other = sentence.at(MarkKind.ACT, than)
        if acts and other and {acts[-1].code, other.code} == FLOWS:
            return True
    before = sentence.of(MarkKind.INDICATOR, figure_span.first, figure.first)
    from_it = sentence.before(MarkKind.INDICATOR, figure.first)
    if from_it is not None and "from" in from_it.cases:
        return len(before) > 1
    before = before or sentence.of(MarkKind.INDICATOR, None, figure.first)
    reach = _MEASURED_WITHIN if than is not None else _OF_WITHIN
    after = sentence.of(MarkKind.INDICATOR, figure.last, min(figure.last + reach, sentence.last))
    if not (before and after) or before[-1].code == after[0].code:
        return False
    between = range(figure.last, after[0].first)
    return not any(
        sentence.at(MarkKind.SEPARATOR, i) or page.tokens[i].text == "," for i in between
    )


def _than(sentence: Sentence, figure: Hedged) -> int | None:
    """Where that begins which something is larger than: "seven times larger than"."""
    larger = sentence.at(MarkKind.COMPARATIVE, figure.last)
    if larger is None:
        return None
    than = sentence.at(MarkKind.COMPARISON, larger.last)
    than = than or sentence.at(MarkKind.COMPARISON, larger.last + 1)
    return than.last if than is not None else None


def _as_much_as(sentence: Sentence, figure_span: FigureSpan, figure: Hedged) -> bool:
    """Whether two verbs of trade are compared: "imports three times as much as it sells"."""
    much = sentence.at(MarkKind.AS_MUCH, figure.last)
    if much is None:
        return False
    before = [m for kind in _FLOW_KINDS for m in sentence.of(kind, figure_span.first, figure.first)]
    after = sentence.of(MarkKind.ACT, much.last, figure_span.last)
    return bool(before and after) and {m.code for m in after} <= FLOWS - {m.code for m in before}


def of_the_other_flow(
    sentence: Sentence, figure: Hedged, trigger: Trigger | None, before: Series, times: list[Time]
) -> bool:
    """Whether an amount just told of the other flow measures it: "... and buys twice as much".

    With a time to compare with, or none of the other flow before it, it is growth.
    """
    if sentence.at(MarkKind.AS_MUCH, figure.last) is None or trigger is None or not before.fresh:
        return False
    turned = {trigger.code, before.trigger} == FLOWS
    return turned and not any(time.relative or time.compared for time in times)


def of_another_partner(
    sentence: Sentence, figure_span: FigureSpan, figure: Hedged, named: Sequence[Place]
) -> bool:
    """Whether one partner's trade is measured by another's: "imports from A were twice those from
    B"; "exports to A were a tenth larger than to B", "larger than those to B".
    """
    if figure.amount.unit not in _RATIOS:
        return False
    larger = sentence.at(MarkKind.COMPARATIVE, figure.last)
    than = larger.last if larger is not None else figure.last
    if not (
        sentence.any_at((MarkKind.AS_MUCH, MarkKind.COMPARISON), than) or _those(sentence, than)
    ):
        return False
    sides = [
        p
        for p in named
        if p.code and p.relation in _ON_A_SIDE and p.first < figure_span.clause_last
    ]
    before = {(p.relation, p.code) for p in sides if p.last <= figure.first}
    after = {(p.relation, p.code) for p in sides if p.first > than}
    compared = sentence.at(MarkKind.COMPARISON, than)
    if after and compared is not None and _those(sentence, compared.last):
        return True
    return any(r == other and c != code for r, c in before for other, code in after)


def _those(sentence: Sentence, index: int) -> bool:
    """Whether a word stands for what another sold or bought: twice those of A."""
    standing = sentence.at(MarkKind.THOSE, index)
    return standing is not None and sentence.at(MarkKind.PREPOSITION, standing.last) is not None


def is_gap_of_sources(trigger: Trigger | None, before: Series, *, placed: bool) -> bool:
    """Whether a gap is that of the numbers two sides gave for one flow, and no balance."""
    return trigger is not None and trigger.code in _BALANCES and before.mirrored and not placed


def is_mirrored(
    code: str, reporter: AreaMention, partner: AreaMention | None, before: Series
) -> bool:
    """Whether a figure is of the flow just told, as its other side counts it."""
    if partner is None or before.reporter is None or before.partner is None or not before.fresh:
        return False
    turned = (reporter.code, partner.code) == (before.partner.code, before.reporter.code)
    return turned and (
        {code, before.trigger} == FLOWS or code == before.trigger == "trade_turnover"
    )
