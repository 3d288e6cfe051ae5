"""Does the record bear out what was said?"""

from lib.ui import blocks, cache, claim, filters, findings

blocks.title("claims")
with blocks.picture("claims"):
    choice = claim.need_claim()
    rows = claim.rows(cache.ask("claims", filters.partners(), **choice))
    claim.words(rows)
    answer = blocks.answer(findings.finding(rows))
    claim.pictures(rows, answer)
claim.tally(rows)
claim.caption(rows, choice)
blocks.rows(rows, "claims", blocks.CLAIM_COLUMNS, **choice)
