"""A claim for machines: schema.org ClaimReview as JSON-LD (schema.org/ClaimReview).

It carries no `reviewRating`: the record gives figures and dates, not a rating, and whoever
rates the claim should sign for it.
"""

import json
from collections.abc import Sequence

from lib.model import ClaimRow, Source

_CONTEXT = "https://schema.org"


def claim_review(
    claim: ClaimRow,
    source: Source,
    *,
    body: str,
    address: str,
    credit: str = "",
    licences: Sequence[str] = (),
    language: str = "en",
) -> bytes:
    """The claim, its words in its document and what the record says of them (`body`), to be found
    at `address`. Words without a speaker are the author's of the document. `credit` says whose
    figures the body goes by and under what terms, `licences` where the texts of those are."""
    document = {
        "@context": _CONTEXT,
        "@type": "ClaimReview",
        "url": address,
        "inLanguage": language,
        "claimReviewed": _text(claim.exact),
        "reviewBody": body,
        "author": {"@type": "Organization", "name": "Multivector"},
        **({"creditText": credit} if credit else {}),
        **({"license": list(licences)} if licences else {}),
        "itemReviewed": {
            "@type": "Claim",
            "text": _text(claim.exact),
            **_author(claim.speaker or source.author, source),
            "datePublished": claim.published,
            "appearance": {
                "@type": "CreativeWork",
                **({"url": source.url} if source.url else {}),
                "headline": _text(source.title),
                "datePublished": claim.published,
                **({"publisher": _organization(source)} if source.names_publisher else {}),
            },
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=2).encode() + b"\n"


def _author(named: str | None, source: Source) -> dict[str, dict[str, str]]:
    """Whose claim it is, "Name, role"; without anybody named, the publisher's; without a
    publisher either, nobody's."""
    if named is None:
        return {"author": _organization(source)} if source.names_publisher else {}
    name, _, role = named.partition(", ")
    return {"author": {"@type": "Person", "name": name} | ({"jobTitle": role} if role else {})}


def _organization(source: Source) -> dict[str, str]:
    return {"@type": "Organization", "name": source.publisher}


def _text(words: str | None) -> str:
    """The words with plain spaces: a no-break space is the typesetter's, not the speaker's."""
    return (words or "").replace("\N{NO-BREAK SPACE}", " ")
