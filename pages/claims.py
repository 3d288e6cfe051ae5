"""Does the record bear out what was said?"""

from lib.dashboard.ui import cache, claim_page, page_parts, verdict_text

page_parts.title("claims")
with page_parts.picture("claims"):
    choice = claim_page.need_claim()
    choice |= claim_page.currency(choice)
    answers = ("claims", "claims_apart")
    found = cache.made(verdict_text.finding, answers, (), **choice)
    claim_page.words(found.claim)
    claim_page.picture(found, choice)
claim_page.tally(found)
claim_page.caption(found, choice)
page_parts.rows(found.rows, "claims", page_parts.CLAIM_COLUMNS, **choice)
claim_page.apart(found, choice)
claim_page.elsewhere(choice)
