"""That no claim is about the chosen partners by name, and which may mean some of them."""

from lib.dashboard.factcheck.assessment import in_brief
from lib.dashboard.narrative import Wording, claim_text, overview_text
from lib.dashboard.queries import counterpart
from lib.dashboard.queries.article_words import articles
from lib.dashboard.queries.claim_order import Nearness, PlacedClaim, claims_for
from lib.model import Scope, Tables


def said_of_others(tables: Tables, partners: tuple[str, ...], words: Wording) -> str:
    """A sentence where no claim names a chosen partner; empty where one does, or none is chosen."""
    first = next(iter(claims_for(tables, partners, 1)), None)
    if first is None or not partners or first.nearness is Nearness.CHOSEN or first.is_brought:
        return ""
    return of_others(tables, first, partners, words)


def of_others(tables: Tables, first: PlacedClaim, partners: tuple[str, ...], words: Wording) -> str:
    """The same of `first`, the claim that is nearest to the chosen partners."""
    count = len(articles(tables))
    if first.nearness is not Nearness.PERHAPS:
        return overview_text.no_figure(count, partners, words)
    claim = in_brief(first.code, tables).claim
    block = counterpart(claim)
    assert block is not None
    return overview_text.perhaps_meant(
        claim_text.one_line(claim.exact or ""),
        claim_text.side(block, Scope.SOME, words),
        first.perhaps,
        count,
        partners,
        words,
    )
