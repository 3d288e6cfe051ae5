"""Charts to embed, for tests: a line chart, a map and one full of hostile words, and a server.

`python -m uvicorn --factory tests.embedded:app` serves them below /embed.
"""

import html
import json
from dataclasses import replace
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from lib.codelists import area_label
from lib.dashboard.api import embed_assets
from lib.dashboard.api.embed_document import HEADERS, Embed, Part, Sign, Words, document
from lib.dashboard.charts.partner_map import (
    EURASIA,
    EURASIA_NARROW,
    LIGHT,
    TO_DARK,
    Extent,
    MapWords,
    Partner,
    has_place,
    partner_map,
)

WORDS = Words(
    table="Table",
    save_as="Save as {format}",
    site="Multivector",
    open="Open on Multivector",
    no_script="The chart needs JavaScript. Its figures are in the table.",
)
HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(2)>\"'&<!--\u2028\u202e%{x}"

_YEARS = list(range(2012, 2024))
_SERIES = {
    "China": ("#8f6a00", "triangle-up", "1.28 1.48 1.13 1.09 1.55 1.6 2 1.8 0.79 1.53 4.13 5.43"),
    "Russia": ("#b8561b", "circle", "2.04 2.14 1.9 1.63 1.32 1.5 1.87 1.69 1.57 2.3 3.48 3.01"),
    "CIS without Russia": (
        "#7d5fb2",
        "diamond",
        "1.73 1.57 1.88 1.19 1.03 1.31 1.38 1.54 1.32 1.75 1.86 2.24",
    ),
    "EU": ("#12806f", "square", "0.58 0.66 0.78 0.36 0.28 0.33 0.39 0.35 0.31 0.34 0.6 1.01"),
}
_SHORT = {"CIS without Russia": "CIS w/o Rus."}
_DARK = {
    "#8f6a00": "#d1a431",
    "#b8561b": "#e8834a",
    "#7d5fb2": "#ab90de",
    "#12806f": "#3fb5a2",
    "#b2477f": "#dd79ad",
    "#8a8780": "#8f8c85",
    "#e4e1d8": "#2e3134",
    "#5f5c55": "#b0aca2",
    **TO_DARK,
}
# Of the order of the true ones, and made up.
_MILLIONS = """
CHN 5430, RUS 3010, KAZ 1310, UZB 640, TUR 540, USA 312, DEU 296, ARE 181, KOR 920, JPN 178,
GBR 160, CHE 71, IND 88, IRN 66, BLR 98, UKR 45, POL 95, ITA 77, LTU 84, NLD 43, FRA 57, TJK
41, TKM 21, MNG 3.1, VNM 40, THA 14, MYS 17, SGP 9.2, HKG 7.4, IDN 6, PAK 16, AFG 11, AZE
19, GEO 23, ARM 5.2, CZE 34, AUT 26, BEL 22, ESP 25, SWE 13, FIN 12, LVA 31, EST 9, HUN 15,
BGR 8, ROU 6, GRC 4, PRT 2, MLT 0.7, EGY 3, SAU 5, CAN 41, BRA 38, MEX 9, AUS 4, NZL 2, ARG
3, CHL 0.4, ECU 8, ZAF 1.1, NGA 0.2, MAR 0.5, CYP 1.4
"""
_AMOUNTS = {one.split()[0]: float(one.split()[1]) for one in _MILLIONS.split(",")}
_MAPPED = {"CHN": "#8f6a00", "RUS": "#b8561b"}


def _lines(room: int, years: list[int]) -> str:
    """A figure of lines with their names at the right."""
    skipped = len(_YEARS) - len(years)
    data, notes = [], []
    for name, (colour, shape, values) in _SERIES.items():
        kept = [float(value) for value in values.split()][skipped:]
        data.append(
            {
                "type": "scatter",
                "mode": "lines+markers",
                "name": name,
                "x": years,
                "y": kept,
                "line": {"color": colour, "width": 2.2},
                "marker": {
                    "size": 8,
                    "color": colour,
                    "symbol": [shape] * (len(kept) - 1) + [f"{shape}-open"],
                    "line": {"width": 2, "color": colour},
                },
                "hovertemplate": "%{y:.2f}",
            }
        )
        notes.append(
            {
                "x": years[-1],
                "y": kept[-1],
                "xshift": 12,
                "xanchor": "left",
                "showarrow": False,
                "text": f"<b>{name if not skipped else _SHORT.get(name, name)}</b> {kept[-1]:.2f}",
                "font": {"color": colour, "size": 13},
            }
        )
    axis = {"showgrid": False, "zeroline": False, "tickfont": {"color": "#5f5c55", "size": 13}}
    return json.dumps(
        {
            "data": data,
            "layout": {
                "margin": {"l": 24, "r": room, "t": 14, "b": 26},
                "showlegend": False,
                "hovermode": "x unified",
                "annotations": notes,
                "xaxis": axis
                | {"fixedrange": True, "dtick": 2, "range": [years[0] - 0.4, years[-1] + 0.1]},
                "yaxis": axis
                | {
                    "fixedrange": True,
                    "showgrid": True,
                    "gridcolor": "#e4e1d8",
                    "rangemode": "tozero",
                },
            },
        }
    )


def lines() -> Embed:
    """Trade with four partners over time."""
    return Embed(
        key="trade_over_time",
        language="en",
        finding="China has been Kyrgyzstan’s largest trading partner since 2022, ahead of Russia",
        subtitle="Exports and imports together, US dollars, 2012–2023",
        legend=(
            Sign("circle", "#5f5c55", "final"),
            Sign("circle-open", "#5f5c55", "provisional"),
        ),
        figure=_lines(160, _YEARS),
        narrow=_lines(130, _YEARS[6:]),
        alt="Four lines. China rises from 0.8 in 2020 to 5.43 in 2023; Russia stands at 3.01.",
        source=(
            Part("National Statistical Committee", "https://stat.gov.kg"),
            Part("editions of March and October 2024"),
            Part("CC BY-NC-SA 4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/"),
        ),
        header=("Partner", *map(str, _YEARS)),
        rows=[
            (name, *(f"{float(v):.2f}" for v in values.split()))
            for name, (_, _, values) in _SERIES.items()
        ],
        address="/trade?partner=RUS,CHN,EU27,CIS",
        file_name="kgz_trade_RUS-CHN-EU27-CIS_2012-2023",
        words=WORDS,
        dark=_DARK,
    )


def mapped(extent: Extent) -> dict[str, Any]:
    """The figure of a map of partners."""
    partners = [
        Partner(code, area_label(code), _dollars(amount), amount, _MAPPED.get(code, "#8a8780"))
        for code, amount in _AMOUNTS.items()
        if has_place(code)
    ]
    words = MapWords("Kyrgyzstan", "Elsewhere:", "and {count} more")
    sizes = [(5000.0, "$5bn"), (1000.0, "$1bn"), (100.0, "$100m")]
    return partner_map(partners, words, sizes, extent, LIGHT, ids=list(_AMOUNTS))


def _dollars(amount: float) -> str:
    return f"${amount / 1000:.2f}bn" if amount >= 1000 else f"${amount:g}m"


def map_of_partners() -> Embed:
    """Trade by partner on a map."""
    wide = mapped(EURASIA)
    return replace(
        lines(),
        key="trade_map",
        finding="Most of Kyrgyzstan’s trade is with China, Russia and Kazakhstan",
        subtitle="Exports and imports together, 2023. The area of a circle is the amount",
        legend=(),
        figure=json.dumps(wide),
        narrow=json.dumps(mapped(EURASIA_NARROW)),
        alt="A map of Eurasia with a circle for each partner; the largest are China and Russia.",
        source=(*lines().source, Part("outlines: Natural Earth")),
        header=("Partner", "2023"),
        rows=[(area_label(code), _dollars(amount)) for code, amount in _AMOUNTS.items()],
        file_name="kgz_trade_by-partner_2023",
        ratio=wide["layout"]["height"] / EURASIA.width,
        least=wide["layout"]["height"],
        narrow_least=mapped(EURASIA_NARROW)["layout"]["height"],
    )


def kyrgyz() -> Embed:
    """The lines with Kyrgyz words, and a finding too long for one line."""
    return replace(
        lines(),
        language="ky",
        finding="Кытай 2022-жылдан бери Кыргызстандын эң ири соода өнөктөшү, "
        "Россиядан алдыда: жүгүртүү үч эсе өстү",
        subtitle="Экспорт жана импорт чогуу, миллиард АКШ доллары, 2012–2023",
        source=(Part("Улуттук статистика комитети, 2024-жылдын басылмалары"),),
    )


def counts() -> Embed:
    """The lines with a finding that is broken at a number, which has a blank between thousands."""
    return replace(
        lines(),
        language="ky",
        finding="2024-жылы Россияда ар кайсы каттоо боюнча болжол менен 350\xa0000 – 411\xa0000 "
        "адам болгон",
    )


def hostile() -> Embed:
    """The lines with words in every field that would run if they were no words."""
    figure = json.loads(lines().figure)
    figure["data"][0]["name"] = figure["layout"]["annotations"][0]["text"] = HOSTILE
    return replace(
        lines(),
        language='en"><script>alert(3)</script>',
        finding=HOSTILE,
        subtitle=HOSTILE,
        legend=(Sign('"><script>', '"><script>alert(4)</script>', HOSTILE),),
        figure=json.dumps(figure),
        alt=HOSTILE,
        source=(
            Part(HOSTILE, "javascript:alert(5)"),
            Part(HOSTILE, f"https://a.example/{HOSTILE}"),
        ),
        header=[HOSTILE] * 2,
        rows=[[HOSTILE] * 2],
        address=f"/trade?partner={HOSTILE}",
        file_name=HOSTILE,
        words=Words(*[HOSTILE] * 5),
        dark={HOSTILE: HOSTILE, "__proto__": "#000000"},
    )


def tall() -> Embed:
    """A chart of many lanes, and words that hold together at the end of a line."""
    return replace(lines(), finding="the trade\xa0of\xa02023 " * 12, least=900)


CHARTS = {
    "lines": lines,
    "map": map_of_partners,
    "ky": kyrgyz,
    "counts": counts,
    "hostile": hostile,
    "tall": tall,
}

_FITTING = """
addEventListener("message", ({source, data}) => {
  const frame = document.querySelector("iframe");
  if (source !== frame.contentWindow || data.type !== "multivector:height") return;
  window.heights = [...(window.heights || []), data.height];
  frame.style.height = data.height + "px";
});
"""


def _chart(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in CHARTS:
        return PlainTextResponse("There is no such chart.", 404)
    theme = request.query_params.get("theme", "")
    text = document(CHARTS[name](), embed_assets.addresses(), theme)
    return Response(text, headers=dict(HEADERS))


def _around(request: Request) -> Response:
    """A page of others with one chart in a frame: `?height=` of it, `?fit=1` to fit it,
    `?sandbox=1` without an origin."""
    asked = request.query_params
    alone = ' sandbox="allow-scripts"' if "sandbox" in asked else ""
    code = (
        f"<iframe{alone} src='/embed/{request.path_params['name']}' title='A chart' width='100%'"
        f" height='{int(asked.get('height', 500))}' loading='lazy' style='border:0'></iframe>"
    )
    script = f"<script>{_FITTING}</script>" if "fit" in asked else ""
    title = html.escape(request.path_params["name"])
    return HTMLResponse(f"<!doctype html><title>{title}</title>{script}<p>Words</p>{code}")


def app() -> Starlette:
    """The server of the charts above."""
    return Starlette(
        routes=[
            embed_assets.route(),
            Route("/embed/{name}", _chart),
            Route("/around/{name}", _around),
            Route("/favicon.ico", lambda _: Response(status_code=204)),
        ]
    )
