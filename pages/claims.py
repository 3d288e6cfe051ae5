"""Does the record bear out what was said?"""

from lib.ui import blocks, cache, claim, findings

blocks.title("claims")
with blocks.picture("claims"):
    choice = claim.need_claim()
    choice |= claim.currency(choice)
    answers = ("claims", "claims_apart")
    found = cache.made(findings.finding, answers, (), **choice)
    claim.words(found.claim)
    claim.picture(found, choice)
claim.tally(found)
claim.caption(found, choice)
blocks.rows(found.rows, "claims", blocks.CLAIM_COLUMNS, **choice)
claim.apart(found, choice)
claim.elsewhere(choice)
