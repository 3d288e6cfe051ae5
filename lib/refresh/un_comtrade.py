"""UN Comtrade: Kyrgyzstan's trade by partner, by year, and its partners' own figures of it.

Shape from the pages of the United Nations on the API of Comtrade (``preview`` without a key,
``get`` with one), and from what others have published of its answers, as read in November 2026; it
was not tried live. What is asked for:

    exports    Kyrgyzstan's exports and re-exports of all goods, and of a few, by partner
    imports    its imports of the same
    partners   each partner's own exports to and imports from Kyrgyzstan, of all goods

Without a key one question is of one year and answered in at most 500 rows; with one, of twelve
years and 100,000 rows. More rows are left out and nothing says so: an answer with as many rows as
it may have is none. Months are not asked for: without a key that were twelve times the questions,
and the Fund has them by partner from the same reports.

Every row is of all modes of transport, customs procedures and second partners together; without
these three a flow comes in several rows. A value is as it was reported: the flags of estimates
(``isQtyEstimated``, ``isNetWgtEstimated``, ``legacyEstimationFlag``) are of quantities and weights
alone, and ``isReported`` false with ``isAggregate`` true says that a total was added up of the
goods that were reported. So no figure is an estimate.

Numbers of areas are not all those of ISO 3166-1 (757 is Switzerland); the list `area_numbers` has
them. What is no country is passed over: 899, areas not specified, and 97, the European Union, which
reports beside its members.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from lib.codelists import area_numbers, areas
from lib.model import Period, Valuation
from lib.refresh.json_answer import content, field, rows_in
from lib.refresh.service import (
    JSON,
    NOT_ASKED,
    Answer,
    Figure,
    Found,
    Inquiry,
    Service,
    Wanted,
    amount,
    quoted,
)

_HOME, _WORLD = 417, 0
_ALL_GOODS = "TOTAL"
_GOODS: Mapping[str, str] = {
    "1001": "wheat",
    "2709": "oil",
    "2710": "oil_products",
    "2711": "gas",
    "7108": "gold",
}
"""Headings of the Harmonized System and our good for each: gold, and the goods that the shipped
article names. Only where a heading is all of our good and nothing else: petrol is in 2710 too, and
food is in many."""
_FLOWS: Mapping[str, str] = {"X": "exports", "RX": "re_exports", "M": "imports"}
_ALL_TOGETHER = {
    "partner2Code": "0",
    "customsCode": "C00",
    "motCode": "0",
}
_ASKED = ("reporterCode", "partnerCode", "period", "cmdCode", "flowCode", *_ALL_TOGETHER)
"""What a row must agree in with the question, where the question says it."""
_WITHOUT_KEY, _WITH_KEY = (
    ("/public/v1/preview/C/A/HS", 1, 500),
    ("/data/v1/get/C/A/HS", 12, 100_000),
)
"""The path, the years of a question, the rows of an answer."""
_NO_COUNTRY = "of areas that are no country on our list"
_ITSELF = "of Kyrgyzstan with itself"
_EMPTY = "without a value"


def _inquiries(wanted: Wanted) -> Sequence[Inquiry]:
    return tuple(_questions(wanted))


def _questions(wanted: Wanted) -> Iterator[Inquiry]:
    path, years_at_once, rows = _WITH_KEY if wanted.key else _WITHOUT_KEY
    secrets = {"Ocp-Apim-Subscription-Key": wanted.key} if wanted.key else {}
    goods = ",".join((_ALL_GOODS, *_GOODS))
    last = max(wanted.since, wanted.today.year - 1)  # no year is published before its end
    for first in range(wanted.since, last + 1, years_at_once):
        years = range(first, min(first + years_at_once, last + 1))
        name = f"{years[0]}-{years[-1]}" if len(years) > 1 else str(years[0])
        for what, says, asked in (
            (
                "exports",
                "exports and re-exports of Kyrgyzstan by partner",
                {"reporterCode": _HOME, "flowCode": "X,RX", "cmdCode": goods},
            ),
            (
                "imports",
                "imports of Kyrgyzstan by partner",
                {"reporterCode": _HOME, "flowCode": "M", "cmdCode": goods},
            ),
            (
                "partners",
                "exports to and imports from Kyrgyzstan, as its partners report them",
                {"partnerCode": _HOME, "flowCode": "X,M", "cmdCode": _ALL_GOODS},
            ),
        ):
            period = {"period": ",".join(map(str, years))}
            form = {"breakdownMode": "classic", "maxRecords": rows}
            query = {**asked, **period, **_ALL_TOGETHER, **form}
            yield Inquiry(
                name=f"{what}-{name}",
                says=f"UN Comtrade: {says}, {name}",
                path=f"{path}?{urlencode(query, safe=',')}",
                may_be_empty=True,
                secrets=secrets,
            )


def _read(answer: Answer) -> Found:
    asked = {
        name: values[0].split(",")
        for name, values in parse_qs(urlsplit(answer.inquiry.path).query).items()
    }
    figures: list[Figure] = []
    passed: Counter[str] = Counter()
    for number, row in enumerate(_rows(answer, int(asked["maxRecords"][0])), 1):
        where = f"row {number}"
        if not _is_asked(row, asked, where, answer):
            passed[NOT_ASKED] += 1
            continue
        pair = _pair(row, where, answer)
        if isinstance(pair, str):
            passed[pair] += 1
        elif row.get("primaryValue") is None:
            passed[_EMPTY] += 1
        else:
            figures.append(_figure(row, pair, where, answer))
    return Found(tuple(figures), passed_over=dict(passed))


def _rows(answer: Answer, most: int) -> Sequence[Mapping[str, Any]]:
    found = content(answer)
    if not isinstance(found, dict):
        raise answer.fault(f"the answer is none of its own form; it begins {answer.beginning!r}")
    if said := found.get("error"):
        raise answer.fault(f"it answers with an error, {quoted(str(said))!r}")
    rows = rows_in(found.get("data"), answer)
    if len(rows) >= most:
        raise answer.fault(f"the answer has {len(rows):,} rows, the most it may have: it was cut")
    if (count := found.get("count", len(rows))) != len(rows):
        raise answer.fault(f"the answer has {len(rows):,} rows of {quoted(str(count))}")
    return rows


def _is_asked(
    row: Mapping[str, Any], asked: Mapping[str, Sequence[str]], where: str, answer: Answer
) -> bool:
    """Whether a row is of this question: another would be taken for what it is not."""
    return all(field(row, name, where, answer) in asked[name] for name in _ASKED if name in asked)


def _pair(row: Mapping[str, Any], where: str, answer: Answer) -> tuple[str, str] | str:
    """The two areas of a row, or why it is passed over."""
    codes = []
    for name in ("reporterCode", "partnerCode"):
        number = field(row, name, where, answer)
        if not (number.isascii() and number.isdecimal()):
            raise answer.fault(f"{where}: its {name} {quoted(number)!r} is no number")
        code = "WLD" if int(number) == _WORLD else area_numbers().get(int(number), "")
        if code not in areas():
            return _NO_COUNTRY
        codes.append(code)
    return _ITSELF if codes[0] == codes[1] else (codes[0], codes[1])


def _figure(row: Mapping[str, Any], pair: tuple[str, str], where: str, answer: Answer) -> Figure:
    flow = field(row, "flowCode", where, answer)
    return Figure(
        indicator=_FLOWS[flow],
        reporter=pair[0],
        partner=pair[1],
        period=Period.of_year(int(field(row, "period", where, answer))),
        value=amount(field(row, "primaryValue", where, answer), answer, where),
        unit="USD",
        product=_GOODS.get(field(row, "cmdCode", where, answer)),
        valuation=_valuation(row, flow),
    )


def _valuation(row: Mapping[str, Any], flow: str) -> Valuation:
    """FOB of what leaves and CIF of what arrives, but of a reporter who values imports FOB."""
    if flow != "M":
        return Valuation.FOB
    given = row["primaryValue"]
    is_fob = given == row.get("fobvalue") != row.get("cifvalue")
    return Valuation.FOB if is_fob else Valuation.CIF


UN_COMTRADE = Service(
    name="un-comtrade",
    compiler="UN-COMTRADE",
    dataset="HS, annual",
    address="https://comtradeapi.un.org",
    accept=JSON,
    pace=3.0,
    inquiries=_inquiries,
    read=_read,
    takes_key="COMTRADE_KEY",
    refusals={
        400: "it does not take the question",
        401: "it does not know the key in COMTRADE_KEY",
        403: "the day's quota of questions is used up, or the key is not for this",
    },
)
