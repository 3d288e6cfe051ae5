"""Does the record bear out what was said?"""

from lib.ui import blocks, cache, claim, filters, findings, tested

blocks.title("claims")
with blocks.picture("claims"):
    choice = claim.need_claim()
    choice |= claim.currency(choice)
    partners = filters.partners()
    rows = tested.worded(cache.ask("claims", partners, **choice))
    apart = tested.worded(cache.ask("claims_apart", partners, **choice))
    claim.words(rows)
    found = findings.finding(rows, apart)
    claim.picture(rows, blocks.answer(found))
claim.tally(rows, apart)
claim.caption(rows, found, choice)
blocks.rows(rows, "claims", blocks.CLAIM_COLUMNS, filtered=False, **choice)
claim.apart(rows, apart, choice)
claim.elsewhere(choice)
