"""Answers as statistics offices give them, by the shape that they document; the figures in them are
invented.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Row = dict[str, Any]


def indicator_row(
    indicator: str = "NY.GDP.MKTP.CD", date: str = "2023", value: Any = 14e9, **fields: Any
) -> Row:
    """A row of the World Bank."""
    return {
        "indicator": {"id": indicator, "value": "GDP (current US$)"},
        "country": {"id": "KG", "value": "Kyrgyz Republic"},
        "countryiso3code": "KGZ",
        "date": date,
        "value": value,
        "unit": "",
        "obs_status": "",
        "decimal": 0,
        **fields,
    }


def world_bank(rows: Sequence[Any], **head: Any) -> bytes:
    """An answer of the World Bank with these rows."""
    said = {"page": 1, "pages": 1, "per_page": 5000, "total": len(rows), "sourceid": "2"}
    return json.dumps([{**said, "lastupdated": "2026-10-08", **head}, rows]).encode()


COMEXT_COLUMNS = (
    *("DATAFLOW", "LAST UPDATE", "freq", "reporter", "partner", "product", "flow", "indicators"),
    *("TIME_PERIOD", "OBS_VALUE"),
)


def comext_row(
    reporter: str = "EU27_2020", flow: str = "2", period: str = "2023", value: str = "2700000000"
) -> Row:
    """A row of Comext."""
    return {
        "DATAFLOW": "ESTAT:DS-059341(1.0)",
        "LAST UPDATE": "15/09/26 11:00:00",
        "freq": "A" if len(period.strip()) == 4 else "M",
        "reporter": reporter,
        "partner": "KG",
        "product": "TOTAL",
        "flow": flow,
        "indicators": "VALUE_EUR",
        "TIME_PERIOD": period,
        "OBS_VALUE": value,
    }


def comext(rows: Iterable[Row], columns: Sequence[str] = COMEXT_COLUMNS) -> bytes:
    """An answer of Comext with these rows: their cells under `columns`, empty where they have
    none."""
    lines = [columns, *([str(row.get(name, "")) for name in columns] for row in rows)]
    return "".join(",".join(line) + "\r\n" for line in lines).encode()


def comtrade_row(
    partner: int = 643,
    flow: str = "X",
    period: str = "2023",
    value: Any = 700000000.5,
    **fields: Any,
) -> Row:
    """A row of UN Comtrade, all its fields."""
    is_import = flow == "M"
    row = {
        **{"typeCode": "C", "freqCode": "A", "refPeriodId": int(period) * 10000 + 101},
        **{"refYear": int(period), "refMonth": 52, "period": period},
        **{"reporterCode": 417, "reporterISO": None, "reporterDesc": None},
        **{"flowCode": flow, "flowDesc": None},
        **{"partnerCode": partner, "partnerISO": None, "partnerDesc": None},
        **{"partner2Code": 0, "partner2ISO": None, "partner2Desc": None},
        **{"classificationCode": "H6", "classificationSearchCode": "HS"},
        **{"isOriginalClassification": True, "cmdCode": "TOTAL", "cmdDesc": None},
        **{"aggrLevel": None, "isLeaf": None, "customsCode": "C00", "customsDesc": None},
        **{"mosCode": "0", "motCode": 0, "motDesc": None},
        **{"qtyUnitCode": -1, "qtyUnitAbbr": None, "qty": 0.0, "isQtyEstimated": False},
        **{"altQtyUnitCode": -1, "altQtyUnitAbbr": None, "altQty": 0.0},
        **{"isAltQtyEstimated": False, "netWgt": 0.0, "isNetWgtEstimated": False},
        **{"grossWgt": 0.0, "isGrossWgtEstimated": False},
        **{"cifvalue": value if is_import else None, "fobvalue": None if is_import else value},
        **{"primaryValue": value, "legacyEstimationFlag": 0},
        **{"isReported": False, "isAggregate": True},
    }
    return {**row, **fields}


def comtrade(rows: Sequence[Any], **said: Any) -> bytes:
    """An answer of UN Comtrade with these rows."""
    head = {"elapsedTime": "0.12 secs", "count": len(rows), "error": ""}
    return json.dumps({**head, "data": rows, **said}).encode()


def in_other_order(row: Mapping[str, Any], names: Sequence[str]) -> Row:
    """The same fields, in the order of their names in `names`."""
    return {name: row[name] for name in names}
