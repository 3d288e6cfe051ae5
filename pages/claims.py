"""Does the record bear out what was said?"""

from lib.ui import blocks, cache, claim, filters, findings, tested

blocks.title("claims")
with blocks.picture("claims"):
    choice = claim.need_claim()
    choice |= claim.currency(choice)
    partners = filters.partners()
    rows = tested.worded(cache.ask("claims", partners, **choice))
    elsewhere = tested.worded(cache.ask("claims_apart", partners, **choice))
    claim.words(rows)
    answer = blocks.answer(findings.finding(rows, elsewhere))
    claim.picture(rows, answer)
claim.tally(rows, elsewhere)
claim.caption(rows, elsewhere, choice)
blocks.rows(rows, "claims", blocks.CLAIM_COLUMNS, filtered=False, **choice)
claim.elsewhere(rows, elsewhere, choice)
