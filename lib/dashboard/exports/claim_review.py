"""A claim for machines: schema.org ClaimReview as JSON-LD (schema.org/ClaimReview).

It carries no `reviewRating`: the record gives figures and dates, not a rating, and whoever
rates the claim should sign for it.
"""

import json
from collections.abc import Mapping
from typing import Any

_CONTEXT = "https://schema.org"


def claim_review(claim: Mapping[Any, Any], *, body: str, address: str | None) -> bytes:
    """The claim, its words and what the record says of them (`body`), found at `address` if
    anywhere.

    `claim` has `exact`, `speaker` ("Name, role", null where it is the author's own word),
    `published`, `source_title`, `source_url` (null where it is nowhere to be read), `publisher`
    and `author`.
    """
    document = {
        "@context": _CONTEXT,
        "@type": "ClaimReview",
        **_at(address),
        "inLanguage": "en",
        "claimReviewed": _text(claim["exact"]),
        "reviewBody": body,
        "author": {"@type": "Organization", "name": "Multivector"},
        "itemReviewed": {
            "@type": "Claim",
            "text": _text(claim["exact"]),
            "author": _person(claim),
            "datePublished": claim["published"],
            "appearance": {
                "@type": "CreativeWork",
                **_at(claim["source_url"]),
                "headline": _text(claim["source_title"]),
                "datePublished": claim["published"],
                "publisher": {"@type": "Organization", "name": claim["publisher"]},
            },
        },
    }
    return json.dumps(document, ensure_ascii=False, indent=2).encode() + b"\n"


def _at(address: object) -> dict[str, str]:
    return {"url": address} if isinstance(address, str) else {}


def _person(claim: Mapping[Any, Any]) -> dict[str, str]:
    """Whose claim it is; without anybody named, the publisher's."""
    named = next((claim[who] for who in ("speaker", "author") if isinstance(claim[who], str)), None)
    if named is None:
        return {"@type": "Organization", "name": claim["publisher"]}
    name, _, role = named.partition(", ")
    return {"@type": "Person", "name": name} | ({"jobTitle": role} if role else {})


def _text(words: str) -> str:
    """The words with plain spaces: a no-break space is the typesetter's, not the speaker's."""
    return words.replace("\N{NO-BREAK SPACE}", " ")
