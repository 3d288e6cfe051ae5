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
    found = findings.finding(rows, elsewhere)
    claim.picture(rows, blocks.answer(found))
claim.tally(rows, elsewhere)
claim.caption(rows, found, choice)
blocks.rows(rows, "claims", blocks.CLAIM_COLUMNS, filtered=False, **choice)
claim.elsewhere(rows, elsewhere, choice)
claim.told_elsewhere(choice)
