"""English passages written for these tests, and what is to be read from each.

A figure is one line: words | indicator measure | reporter partner | value unit bound | period,
and for growth | base. ``CIS*`` is a stated part of the CIS, ``-`` no period. Periods are those
of `lib.model.Period.code`. New examples go to the end of PASSAGES; one that is not read right
gets the reason in `fails`.
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Passage:
    """One text with the figures to be read from it, in text order."""

    text: str
    figures: tuple[str, ...] = ()
    speaker: str = ""
    speaker_area: str = ""
    published: date = date(2024, 10, 16)
    fails: str | None = None


PASSAGES = (
    # ---- trade between two
    Passage(
        "Mongolia's trade with China came to $16.1 billion in 2023.",
        ("$16.1 billion | trade_turnover level | MNG CHN | 16100000000 USD exact | 2023",),
    ),
    Passage(
        "Trade between Poland and Vietnam nearly tripled over the past ten years.",
        (
            "nearly tripled | trade_turnover growth | POL VNM | 3 ratio almost"
            " | 2014-10-16..2024-10-16 | -",
        ),
    ),
    Passage(
        "Our turnover with several EU countries has grown fourfold, the envoy recalled.",
        ("fourfold | trade_turnover growth | MDA EU27* | 4 ratio exact | - | -",),
        speaker="A. Popa, Ambassador of Moldova",
        speaker_area="MDA",
    ),
    Passage(
        "Turkish-Georgian trade shrank by 12.5% in the first quarter of 2024.",
        (
            "12.5% | trade_turnover growth | TUR GEO | 0.875 ratio exact"
            " | 2024-01..2024-03 | 2023-01..2023-03",
        ),
    ),
    Passage(
        "Armenia and Iran traded goods worth about $700 million last year.",
        (
            "about $700 million | trade_turnover level | ARM IRN | 700000000 USD approximately"
            " | 2023",
        ),
    ),
    Passage(
        "Bilateral trade between India and Oman fell by more than a tenth.",
        figures=(
            "more than a tenth | trade_turnover growth | IND OMN | 0.9 ratio at_most | - | -",
        ),
    ),
    Passage(
        "Tashkent and Kabul are neighbors. Trade between the two countries exceeds $800 million.",
        ("exceeds $800 million | trade_turnover level | UZB AFG | 800000000 USD more_than | -",),
    ),
    Passage(
        "Egypt's turnover with Kenya did not exceed $1.1 billion in 2022.",
        (
            "did not exceed $1.1 billion | trade_turnover level | EGY KEN | 1100000000 USD at_most"
            " | 2022",
        ),
    ),
    # ---- exports and imports
    Passage(
        "Tajikistan exported cotton for $45 million to Turkey in January-March 2024.",
        ("$45 million | exports level | TJK TUR | 45000000 USD exact | 2024-01..2024-03",),
    ),
    Passage(
        "Exports from Kazakhstan to Italy dropped by over 20 percent in 2023.",
        ("over 20 percent | exports growth | KAZ ITA | 0.8 ratio at_most | 2023 | 2022",),
    ),
    Passage(
        "Japan imported €3.4 billion worth of wine from France in 2021.",
        ("€3.4 billion | imports level | JPN FRA | 3400000000 EUR exact | 2021",),
    ),
    Passage(
        "Imports from Brazil to Peru totaled $2 billion in 2022 ($1.5 billion in 2021).",
        (
            "$2 billion | imports level | PER BRA | 2000000000 USD exact | 2022",
            "$1.5 billion | imports level | PER BRA | 1500000000 USD exact | 2021",
        ),
    ),
    Passage(
        "Chile's exports to Japan and Korea amounted to $9 billion and $6 billion in 2022, "
        "respectively.",
        (
            "$9 billion | exports level | CHL JPN | 9000000000 USD exact | 2022",
            "$6 billion | exports level | CHL KOR | 6000000000 USD exact | 2022",
        ),
    ),
    Passage(
        "Norway's exports and imports rose by 3 and 4 percent in 2023, respectively.",
        (
            "3 | exports growth | NOR WLD | 1.03 ratio exact | 2023 | 2022",
            "4 percent | imports growth | NOR WLD | 1.04 ratio exact | 2023 | 2022",
        ),
    ),
    Passage(
        "Ukraine's trade deficit with Poland widened to $4.9 billion in 2023.",
        ("$4.9 billion | trade_balance level | UKR POL | -4900000000 USD exact | 2023",),
    ),
    Passage(
        "Ireland posted a trade surplus of more than €60 billion with the United States in 2023.",
        (
            "more than €60 billion | trade_balance level | IRL USA | 60000000000 EUR more_than"
            " | 2023",
        ),
    ),
    Passage(
        "Uzbekistan's exports were $24 billion in 2023. China bought $2.5 billion, Russia — "
        "$3.4 billion and Kazakhstan — $1.3 billion.",
        (
            "$24 billion | exports level | UZB WLD | 24000000000 USD exact | 2023",
            "$2.5 billion | exports level | UZB CHN | 2500000000 USD exact | 2023",
            "$3.4 billion | exports level | UZB RUS | 3400000000 USD exact | 2023",
            "$1.3 billion | exports level | UZB KAZ | 1300000000 USD exact | 2023",
        ),
    ),
    Passage(
        "Kyrgyz exports to the EU grew 1.5 times in 2022 compared with 2021.",
        ("1.5 times | exports growth | KGZ EU27 | 1.5 ratio exact | 2022 | 2021",),
    ),
    Passage(
        "Deliveries of flour from Kazakhstan to Afghanistan fell threefold in May.",
        ("threefold | exports growth | KAZ AFG | 0.333333333333 ratio exact | 2024-05 | 2023-05",),
    ),
    Passage(
        "The country's purchases from China increased by $120 million, Moldova's customs said.",
        ("$120 million | imports change | MDA CHN | 120000000 USD exact | - | -",),
    ),
    # ---- shares
    Passage(
        "China accounts for 40 percent of Turkmenistan's exports.",
        ("40 percent | trade_turnover share | TKM CHN | 40 percent exact | -",),
    ),
    Passage(
        "Germany's share in Slovakia's trade was 22.1 percent in 2022.",
        ("22.1 percent | trade_turnover share | SVK DEU | 22.1 percent exact | 2022",),
    ),
    # ---- people and money sent home
    Passage(
        "At least 200,000 Tajik citizens live in Russia.",
        ("At least 200,000 | migrants level | TJK RUS | 200000 persons at_least | -",),
    ),
    Passage(
        "Our migrants in Turkey number roughly 35,000, he said.",
        ("roughly 35,000 | migrants level | KGZ TUR | 35000 persons approximately | -",),
        speaker="B. Asanov, Consul General of Kyrgyzstan",
        speaker_area="KGZ",
    ),
    Passage(
        "Remittances from Russia to Uzbekistan fell by 8 percent in the first half of 2023.",
        (
            "8 percent | remittances growth | UZB RUS | 0.92 ratio exact"
            " | 2023-01..2023-06 | 2022-01..2022-06",
        ),
    ),
    Passage(
        "Money transfers to Armenia reached $1.9 billion last year.",
        ("$1.9 billion | remittances level | ARM WLD | 1900000000 USD exact | 2023",),
    ),
    # ---- investment
    Passage(
        "Dutch companies have invested up to €5 billion in Azerbaijan since 2010.",
        (
            "up to €5 billion | investment level | AZE NLD | 5000000000 EUR up_to"
            " | 2010-01-01..2024-10-16",
        ),
    ),
    Passage(
        "Foreign direct investment from Turkey in Georgia halved in 2023.",
        ("halved | investment growth | GEO TUR | 0.5 ratio exact | 2023 | 2022",),
    ),
    # ---- tonnes
    Passage(
        "Kazakhstan exported 1.2 million tons of wheat to Italy in 2023.",
        ("1.2 million tons | quantity level | KAZ ITA | 1200000 t exact | 2023",),
    ),
    Passage(
        "Lithuania imported 900 kilograms of tea from Georgia in March 2024.",
        ("900 kilograms | quantity level | LTU GEO | 0.9 t exact | 2024-03",),
    ),
    # ---- no figure
    Passage("Estonia and Ghana want to bring trade to $1 billion by 2030."),
    Passage("The ministers signed contracts worth $400 million in Doha."),
    Passage("Some 120,000 tourists from Germany visited Georgia in 2023."),
    Passage("Hundreds of millions of dollars left the country in 2022."),
    Passage("The committee met on 3 March 2021, 17.06.2022 and 2023-05-01, at 9:30 and 18:45."),
    Passage("The pensions of 47,000 people rose by 12 percent to 8,000 soms in April."),
    Passage("Bread costs 35 soms a kilogram, which is 5 percent more than in May."),
    Passage("He told the 54-year-old driver that the border was 18 kilometers away."),
    Passage("The economy of Laos is expected to grow by 4 percent in 2025."),
    Passage("Under Article 12 and Decree No. 401, the 28 firms may call 1204."),
    Passage("They say one thing and do another, the two presidents agreed."),
    # ---- as the news puts it
    Passage(
        "Belarus sold goods worth $1.2bn to China last year, a 23% increase on 2022, while its "
        "purchases reached $3.6bn.",
        (
            "$1.2bn | exports level | BLR CHN | 1200000000 USD exact | 2023",
            "23% | exports growth | BLR CHN | 1.23 ratio exact | 2023 | 2022",
            "$3.6bn | imports level | BLR CHN | 3600000000 USD exact | 2023",
        ),
    ),
    Passage(
        "Mutual trade between Kazakhstan and Tajikistan stood at $1.1 billion in 2022, up from "
        "$240 million in 2012.",
        (
            "$1.1 billion | trade_turnover level | KAZ TJK | 1100000000 USD exact | 2022",
            "$240 million | trade_turnover level | KAZ TJK | 240000000 USD exact | 2012",
        ),
    ),
    Passage(
        "In January-August 2024 Moldova's foreign trade turnover amounted to $8.6 billion, an "
        "increase of 3.9% compared to the same period of 2023. Exports decreased by 10.3% to "
        "$2.6 billion, while imports increased by 7.9% to $6 billion.",
        (
            "$8.6 billion | trade_turnover level | MDA WLD | 8600000000 USD exact"
            " | 2024-01..2024-08",
            "3.9% | trade_turnover growth | MDA WLD | 1.039 ratio exact | 2024-01..2024-08"
            " | 2023-01..2023-08",
            "10.3% | exports growth | MDA WLD | 0.897 ratio exact | 2024-01..2024-08"
            " | 2023-01..2023-08",
            "$2.6 billion | exports level | MDA WLD | 2600000000 USD exact | 2024-01..2024-08",
            "7.9% | imports growth | MDA WLD | 1.079 ratio exact | 2024-01..2024-08"
            " | 2023-01..2023-08",
            "$6 billion | imports level | MDA WLD | 6000000000 USD exact | 2024-01..2024-08",
        ),
    ),
    Passage(
        "Armenia's trade rose in 2022. The EAEU countries accounted for 37.5% of it.",
        ("37.5% | trade_turnover share | ARM EAEU | 37.5 percent exact | 2022",),
    ),
    Passage(
        "Around 380,000 Uzbek labor migrants work in South Korea and Kazakhstan, and 12,000 in "
        "Japan.",
        fails="one number said of two hosts together has no single partner",
        figures=(
            "Around 380,000 | migrants level | UZB WLD* | 380000 persons approximately | -",
            "12,000 | migrants level | UZB JPN | 12000 persons exact | -",
        ),
    ),
    Passage(
        "In 2023 Tajik migrants transferred $5.7 billion home, 94 percent of it from Russia.",
        (
            "$5.7 billion | remittances level | TJK WLD | 5700000000 USD exact | 2023",
            "94 percent | other share | TJK RUS | 94 percent exact | 2023",
        ),
    ),
    Passage(
        "Uzbekistan received $11.4 billion in remittances in 2023, of which $8.9 billion came "
        "from Russia.",
        (
            "$11.4 billion | remittances level | UZB WLD | 11400000000 USD exact | 2023",
            "$8.9 billion | remittances level | UZB RUS | 8900000000 USD exact | 2023",
        ),
    ),
    Passage(
        "Turkey's direct investment in the Kyrgyz economy totaled $39.5 million in the first "
        "nine months of 2023.",
        ("$39.5 million | investment level | KGZ TUR | 39500000 USD exact | 2023-01..2023-09",),
    ),
    Passage(
        "Tajikistan's gross domestic product was $12.1 billion in 2023.",
        ("$12.1 billion | gdp level | TJK None | 12100000000 USD exact | 2023",),
    ),
    Passage(
        "The EU imported goods worth €120 million from Laos in 2023, down 5.3 percent from 2022.",
        (
            "€120 million | imports level | EU27 LAO | 120000000 EUR exact | 2023",
            "5.3 percent | imports growth | EU27 LAO | 0.947 ratio exact | 2023 | 2022",
        ),
    ),
    Passage(
        "Since 2019 Serbia's exports to China have quadrupled, reaching $1.2 billion in 2022.",
        (
            "quadrupled | exports growth | SRB CHN | 4 ratio exact | 2019-01-01..2024-10-16 | -",
            "$1.2 billion | exports level | SRB CHN | 1200000000 USD exact | 2022",
        ),
    ),
    Passage(
        "Vietnam's coffee exports earned $4.2 billion in 2023, of which $600 million came from "
        "Germany.",
        (
            "$4.2 billion | exports level | VNM WLD | 4200000000 USD exact | 2023",
            "$600 million | exports level | VNM DEU | 600000000 USD exact | 2023",
        ),
    ),
    Passage(
        "From 2015 to 2022 trade between Qatar and Nepal grew 2.5 times, from $40 million to "
        "$100 million.",
        (
            "2.5 times | trade_turnover growth | QAT NPL | 2.5 ratio exact | 2022 | 2015",
            "$40 million | trade_turnover level | QAT NPL | 40000000 USD exact | 2015",
            "$100 million | trade_turnover level | QAT NPL | 100000000 USD exact | 2022",
        ),
    ),
    Passage(
        "Some 14 million people live in Bolivia, whose trade with Chile is worth $1.3 billion.",
        ("$1.3 billion | trade_turnover level | BOL CHL | 1300000000 USD exact | -",),
    ),
    Passage(
        "More than 90,000 Kyrgyz nationals are currently staying in Kazakhstan.",
        ("More than 90,000 | migrants level | KGZ KAZ | 90000 persons more_than | 2024-10-16",),
    ),
    Passage(
        "«We sold them grain for 300 million euros last year,» the minister said of Algeria.",
        fails='"them" is explained only after the figure',
        figures=("300 million euros | exports level | FRA DZA | 300000000 EUR exact | 2023",),
        speaker="C. Durand, Minister of Trade of France",
        speaker_area="FRA",
    ),
    Passage(
        "Trade with Azerbaijan has more than doubled in five years and neared $2 billion.",
        fails="a window without past or last, and neared, are not known",
        figures=(
            "more than doubled | trade_turnover growth | GEO AZE | 2 ratio more_than"
            " | 2019-10-16..2024-10-16 | -",
            "neared $2 billion | trade_turnover level | GEO AZE | 2000000000 USD almost | -",
        ),
        speaker="D. Kobalia, Prime Minister of Georgia",
        speaker_area="GEO",
    ),
    Passage(
        "The ministry spent 2.5 billion soms on roads, and trade officials got 10 new cars.",
    ),
    Passage("The company's shares fell 7 percent after a fire that cost it €3 million."),
    Passage("Oil hit $84 a barrel, while exports stopped."),
    Passage("Analysts forecast that Romania's exports will exceed €100 billion in 2026."),
    # ---- turns of phrase
    Passage(
        "Trade grows\nExports from Malta to Spain\nrose by 6 percent in 2023.",
        ("6 percent | exports growth | MLT ESP | 1.06 ratio exact | 2023 | 2022",),
    ),
    Passage(
        "Oman's trade with the EU, which buys most of its oil, totaled $4.4 billion in 2023.",
        fails="a verb in a relative clause is taken for the cue",
        figures=("$4.4 billion | trade_turnover level | OMN EU27 | 4400000000 USD exact | 2023",),
    ),
    Passage(
        "We export potatoes to Uzbekistan; last year we sold $20 million worth of them.",
        ("$20 million | exports level | KGZ UZB | 20000000 USD exact | 2023",),
        speaker="E. Toktorov, Minister of Agriculture of Kyrgyzstan",
        speaker_area="KGZ",
    ),
    Passage(
        "The number of Uzbek citizens working in Russia fell from 2 million in 2019 to "
        "1.2 million in 2023.",
        (
            "2 million | migrants level | UZB RUS | 2000000 persons exact | 2019",
            "1.2 million | migrants level | UZB RUS | 1200000 persons exact | 2023",
        ),
    ),
    Passage(
        "Imports of Chinese cars to Mexico soared by 94 percent in 2023, to $4.5 billion.",
        (
            "94 percent | imports growth | MEX CHN | 1.94 ratio exact | 2023 | 2022",
            "$4.5 billion | imports level | MEX CHN | 4500000000 USD exact | 2023",
        ),
    ),
    Passage(
        "The EU is Armenia's third partner. It accounts for 16.4 percent of Armenian trade.",
        ("16.4 percent | trade_turnover share | ARM EU27 | 16.4 percent exact | -",),
    ),
    Passage(
        "Remittances make up 27 percent of Nepal's GDP.",
        ("27 percent | other share | NPL WLD | 27 percent exact | -",),
    ),
    Passage(
        "Trade with Belarus is about $100 million, and with Armenia only $50 million.",
        (
            "about $100 million | trade_turnover level | KGZ BLR | 100000000 USD approximately | -",
            "$50 million | trade_turnover level | KGZ ARM | 50000000 USD exact | -",
        ),
        speaker="F. Isakov, Minister of Economy of Kyrgyzstan",
        speaker_area="KGZ",
    ),
    Passage(
        "Italy's trade deficit with China shrank to €37 billion in 2023 from €41 billion a year "
        "earlier.",
        (
            "€37 billion | trade_balance level | ITA CHN | -37000000000 EUR exact | 2023",
            "€41 billion | trade_balance level | ITA CHN | -41000000000 EUR exact | 2022",
        ),
    ),
    Passage(
        "Kenya's exports were $6 billion in 2022. Uganda took $600 million, and flowers earned "
        "$100 million.",
        fails="a product of the total is given the partner of the part before it",
        figures=(
            "$6 billion | exports level | KEN WLD | 6000000000 USD exact | 2022",
            "$600 million | exports level | KEN UGA | 600000000 USD exact | 2022",
            "$100 million | exports level | KEN WLD | 100000000 USD exact | 2022",
        ),
    ),
    Passage(
        "In the seven months to October 2023 Iran's exports to Iraq were $5 billion.",
        fails="months up to a month are not known",
        figures=("$5 billion | exports level | IRN IRQ | 5000000000 USD exact | 2023-04..2023-10",),
    ),
    Passage("The two presidents met for 3 hours and signed 14 documents."),
    Passage("With 45 percent of the vote and a turnout of 60 percent, he won."),
    # ---- idioms of agencies: brackets, comparisons, chains
    Passage(
        "Trade between Georgia and Serbia reached $150 million ($120 million over the same period "
        "of 2022) in January-April 2023.",
        (
            "$150 million | trade_turnover level | GEO SRB | 150000000 USD exact"
            " | 2023-01..2023-04",
            "$120 million | trade_turnover level | GEO SRB | 120000000 USD exact"
            " | 2022-01..2022-04",
        ),
    ),
    Passage(
        "In January-April 2023 Serbia's exports to Georgia amounted to $42 million, up by 16.4 "
        "percent compared to January-April 2022 ($36.1 million).",
        (
            "$42 million | exports level | SRB GEO | 42000000 USD exact | 2023-01..2023-04",
            "16.4 percent | exports growth | SRB GEO | 1.164 ratio exact | 2023-01..2023-04"
            " | 2022-01..2022-04",
            "$36.1 million | exports level | SRB GEO | 36100000 USD exact | 2022-01..2022-04",
        ),
    ),
    Passage(
        "Mongolia's imports from Japan totaled $61 million in May 2024. This figure has decreased "
        "by almost 4 percent compared to May 2023.",
        (
            "$61 million | imports level | MNG JPN | 61000000 USD exact | 2024-05",
            "almost 4 percent | imports growth | MNG JPN | 0.96 ratio almost | 2024-05 | 2023-05",
        ),
    ),
    Passage(
        "Latvia's share in the total trade turnover of Estonia was 9.1 percent in 2023. This index "
        "has shrunk by 0.5 percentage points.",
        ("9.1 percent | trade_turnover share | EST LVA | 9.1 percent exact | 2023",),
    ),
    Passage(
        "Trade turnover between Peru and Chile came to $3 billion in 2023, which is 7.6% less than "
        "in 2022, when the turnover was 3.25 billion U.S. dollars.",
        (
            "$3 billion | trade_turnover level | PER CHL | 3000000000 USD exact | 2023",
            "7.6% | trade_turnover growth | PER CHL | 0.924 ratio exact | 2023 | 2022",
            "3.25 billion U.S. dollars | trade_turnover level | PER CHL | 3250000000 USD exact"
            " | 2022",
        ),
    ),
    Passage(
        "Uzbekistan's foreign trade stood at 19.6 billion US dollars in January-April 2023, "
        "a $2.3bn or 13.4% year-on-year rise.",
        (
            "19.6 billion US dollars | trade_turnover level | UZB WLD | 19600000000 USD exact"
            " | 2023-01..2023-04",
            "$2.3bn | trade_turnover change | UZB WLD | 2300000000 USD exact | 2023-01..2023-04"
            " | 2022-01..2022-04",
            "13.4% | trade_turnover growth | UZB WLD | 1.134 ratio exact | 2023-01..2023-04"
            " | 2022-01..2022-04",
        ),
    ),
    Passage(
        "Croatia's main partners in 2022 were Italy - $8bn (17% of total trade), Germany - $7.1bn "
        "(15.1%) and Slovenia - $6bn (12.8%).",
        (
            "$8bn | trade_turnover level | HRV ITA | 8000000000 USD exact | 2022",
            "17% | trade_turnover share | HRV ITA | 17 percent exact | 2022",
            "$7.1bn | trade_turnover level | HRV DEU | 7100000000 USD exact | 2022",
            "15.1% | trade_turnover share | HRV DEU | 15.1 percent exact | 2022",
            "$6bn | trade_turnover level | HRV SVN | 6000000000 USD exact | 2022",
            "12.8% | trade_turnover share | HRV SVN | 12.8 percent exact | 2022",
        ),
        fails="partners are not known to be partners in trade where no trade is named before",
    ),
    Passage(
        "Trade between Iran and Oman declined, dropping from $2.5bn in 2021 to $2.4bn in 2022, and "
        "further to $2.2bn in 2023.",
        (
            "$2.5bn | trade_turnover level | IRN OMN | 2500000000 USD exact | 2021",
            "$2.4bn | trade_turnover level | IRN OMN | 2400000000 USD exact | 2022",
            "$2.2bn | trade_turnover level | IRN OMN | 2200000000 USD exact | 2023",
        ),
    ),
    Passage(
        "Moldova exported 1.21 million tons of grain to Romania in January-July 2024, marking an "
        "8.1% increase over the previous year.",
        (
            "1.21 million tons | quantity level | MDA ROU | 1210000 t exact | 2024-01..2024-07",
            "8.1% | quantity growth | MDA ROU | 1.081 ratio exact | 2024-01..2024-07 | 2023",
        ),
    ),
    Passage(
        "Tajik migrants working in Russia have transferred more than $700 million to "
        "their homeland "
        "since the start of 2024. This is $84.5 million more than in the same period last year.",
        (
            "more than $700 million | remittances level | TJK RUS | 700000000 USD more_than"
            " | 2024-01-01..2024-10-16",
            "$84.5 million | remittances change | TJK RUS | 84500000 USD exact"
            " | 2024-01-01..2024-10-16 | 2023-01-01..2023-10-16",
        ),
    ),
    Passage(
        "Remittances from Russia to Moldova plunged by $60 million in 2023, a 37% decline.",
        (
            "$60 million | remittances change | MDA RUS | -60000000 USD exact | 2023 | 2022",
            "37% | remittances growth | MDA RUS | 0.63 ratio exact | 2023 | 2022",
        ),
    ),
    Passage(
        "Remittances to Georgia totaled USD 299 million in May 2024, up from USD 253 million in "
        "May 2023, the National Bank of Georgia said.",
        (
            "USD 299 million | remittances level | GEO WLD | 299000000 USD exact | 2024-05",
            "USD 253 million | remittances level | GEO WLD | 253000000 USD exact | 2023-05",
        ),
    ),
    Passage(
        "Russia is the main source of transfers to Armenia, accounting for 64% of total "
        "remittances in January-May 2024.",
        ("64% | other share | ARM RUS | 64 percent exact | 2024-01..2024-05",),
    ),
    Passage(
        "Money transfers from Italy to Moldova reached $120 million in 2023, reflecting a "
        "year-on-year increase of $18 million.",
        (
            "$120 million | remittances level | MDA ITA | 120000000 USD exact | 2023",
            "$18 million | remittances change | MDA ITA | 18000000 USD exact | 2023 | 2022",
        ),
    ),
    Passage(
        "Transfers from Korea to Nepal fell from $28.2 million in 2022 to just $1 million in 2023.",
        (
            "$28.2 million | remittances level | NPL KOR | 28200000 USD exact | 2022",
            "$1 million | remittances level | NPL KOR | 1000000 USD exact | 2023",
        ),
    ),
    Passage(
        "Remittances from Russia to Armenia and Moldova decreased approximately by half, to $223.5 "
        "and $132.2 million, respectively, in July 2023.",
        (
            "half | remittances growth | ARM RUS | 0.5 ratio approximately | 2023-07 | 2022-07",
            "$223.5 | remittances level | ARM RUS | 223500000 USD exact | 2023-07",
            "$132.2 million | remittances level | MDA RUS | 132200000 USD exact | 2023-07",
        ),
        fails="one growth said of two receivers, and their amounts dealt out after it",
    ),
    Passage(
        "Transfers from Russia to Georgia collapsed almost 6.5 times in July 2023, from $114.7 "
        "million to $17.7 million.",
        (
            "almost 6.5 times | remittances growth | GEO RUS | 0.153846153846 ratio almost"
            " | 2023-07 | 2022-07",
            "$114.7 million | remittances level | GEO RUS | 114700000 USD exact | 2022-07",
            "$17.7 million | remittances level | GEO RUS | 17700000 USD exact | 2023-07",
        ),
        fails="the lower end of a fall is given the period of the upper one",
    ),
    Passage(
        "In the first quarter of 2023 Armenians received $1.2 billion from Russia in money "
        "transfers, five times more than in January-March 2022.",
        (
            "$1.2 billion | remittances level | ARM RUS | 1200000000 USD exact | 2023-01..2023-03",
            "five times | remittances growth | ARM RUS | 5 ratio exact | 2023-01..2023-03"
            " | 2022-01..2022-03",
        ),
    ),
    # ---- investment
    Passage(
        "The stock of foreign direct investment from Japan in Uzbekistan grew 2.3 times between "
        "2016 and 2023, from $30 million to $69 million.",
        (
            "2.3 times | investment growth | UZB JPN | 2.3 ratio exact | 2023 | 2016",
            "$30 million | investment level | UZB JPN | 30000000 USD exact | 2016",
            "$69 million | investment level | UZB JPN | 69000000 USD exact | 2023",
        ),
    ),
    Passage(
        "The gross inflow of foreign direct investment into Kazakhstan was $23.4 billion in 2023. "
        "The Netherlands accounted for $7 billion, or 30 percent, and Russia for $3 billion.",
        (
            "$23.4 billion | investment level | KAZ WLD | 23400000000 USD exact | 2023",
            "$7 billion | investment level | KAZ NLD | 7000000000 USD exact | 2023",
            "30 percent | other share | KAZ NLD | 30 percent exact | 2023",
            "$3 billion | investment level | KAZ RUS | 3000000000 USD exact | 2023",
        ),
    ),
    Passage(
        "Kyrgyzstan attracted $39 million of direct investment from Turkey in the first half of "
        "2024, a drop of 12 percent year on year.",
        (
            "$39 million | investment level | KGZ TUR | 39000000 USD exact | 2024-01..2024-06",
            "12 percent | investment growth | KGZ TUR | 0.88 ratio exact | 2024-01..2024-06"
            " | 2023-01..2023-06",
        ),
    ),
    Passage(
        "Korean companies have invested over $7 billion in Vietnam since 2010.",
        (
            "over $7 billion | investment level | VNM KOR | 7000000000 USD more_than"
            " | 2010-01-01..2024-10-16",
        ),
    ),
    # ---- people
    Passage(
        "From January to September 2018 more than 3.4 million citizens of Uzbekistan "
        "entered Russia "
        "for work.",
        (
            "more than 3.4 million | migrants level | UZB RUS | 3400000 persons more_than"
            " | 2018-01..2018-09",
        ),
    ),
    Passage(
        "About 800,000 Kyrgyz citizens work abroad. More than 600,000 of them work in Russia, some "
        "30,000 in Kazakhstan.",
        (
            "About 800,000 | migrants level | KGZ WLD | 800000 persons approximately | -",
            "More than 600,000 | migrants level | KGZ RUS | 600000 persons more_than | -",
            "some 30,000 | migrants level | KGZ KAZ | 30000 persons approximately | -",
        ),
    ),
    Passage(
        "As of 1 July 2024, 176,000 Tajik labor migrants were registered in Russia.",
        ("176,000 | migrants level | TJK RUS | 176000 persons exact | 2024-07-01",),
    ),
    # ---- shares, fractions, balances
    Passage(
        "A third of Armenia's exports went to Russia in 2022.",
        ("A third | trade_turnover share | ARM RUS | 33.3333333333 percent exact | 2022",),
    ),
    Passage(
        "Nearly half of Kazakh imports of tea come from India.",
        ("Nearly half | trade_turnover share | KAZ IND | 50 percent almost | -",),
    ),
    Passage(
        "Two thirds of Tajikistan's GDP is remittances, its central bank says.",
        ("Two thirds | other share | TJK WLD | 66.6666666667 percent exact | -",),
    ),
    Passage(
        "Fiji's exports to Japan rose by a quarter in 2023 and those to China fell by a tenth.",
        (
            "a quarter | exports growth | FJI JPN | 1.25 ratio exact | 2023 | 2022",
            "a tenth | exports growth | FJI CHN | 0.9 ratio exact | 2023 | 2022",
        ),
    ),
    Passage(
        "Turkey's trade surplus with Iraq shrank to $8 billion in 2023 from $11.9 billion in 2022.",
        (
            "$8 billion | trade_balance level | TUR IRQ | 8000000000 USD exact | 2023",
            "$11.9 billion | trade_balance level | TUR IRQ | 11900000000 USD exact | 2022",
        ),
    ),
    Passage(
        "Exports accounted for 72.5 percent of Kazakhstan's trade with Uzbekistan in 2023.",
        ("72.5 percent | other share | KAZ UZB | 72.5 percent exact | 2023",),
    ),
    Passage(
        "Two and a half times more Iranian dates were exported to India in 2023 than in 2022.",
        ("Two and a half times | exports growth | IRN IND | 2.5 ratio exact | 2023 | 2022",),
    ),
    Passage(
        "Spain's trade with Morocco was €21 billion in 2023, twice the figure for 2016.",
        (
            "€21 billion | trade_turnover level | ESP MAR | 21000000000 EUR exact | 2023",
            "twice | trade_turnover growth | ESP MAR | 2 ratio exact | 2023 | 2016",
        ),
    ),
    Passage(
        "Trade within the EAEU grew by 14 percent in 2022, the commission said.",
        ("14 percent | trade_turnover growth | EAEU EAEU | 1.14 ratio exact | 2022 | 2021",),
    ),
    Passage(
        "The EU's trade with Vietnam came to €64 billion in 2023. For Germany alone it was €18 "
        "billion.",
        (
            "€64 billion | trade_turnover level | EU27 VNM | 64000000000 EUR exact | 2023",
            "€18 billion | trade_turnover level | DEU VNM | 18000000000 EUR exact | 2023",
        ),
    ),
    Passage(
        "Kenya's exports to Uganda and to Rwanda went up 5 and 7 percent, respectively, in 2023.",
        (
            "5 | exports growth | KEN UGA | 1.05 ratio exact | 2023 | 2022",
            "7 percent | exports growth | KEN RWA | 1.07 ratio exact | 2023 | 2022",
        ),
    ),
    # ---- no figures
    Passage("Trade between Peru and Chile is to double by 2030 and to pass $6 billion."),
    Passage("Malta is set to buy 40,000 tons of wheat from Romania next year."),
    Passage("Kazakhstan's imports from Italy are four times its exports."),
    Passage("Russia deported 1,200 citizens of Tajikistan in May and barred 3,000 more."),
    Passage(
        "The country's pension fund held $5 billion at the end of 2023. Kuwait's mills turned out "
        "300,000 tons of flour."
    ),
    Passage("A ton of Georgian copper sold for $9,100, and diesel cost 1.9 lari a liter."),
    Passage(
        "Lithuania lent Moldova €30 million. The loan carries 3 percent, and half of it "
        "is for roads."
    ),
    Passage("The two ministers signed 14 documents worth $500 million in Doha at 10:30."),
    Passage("The share of gas in heating fell by 2 percentage points, to 41 percent."),
    Passage("In the third quarter a third country joined; a quarter earlier two had left."),
    Passage("Tourists from Kuwait spent $90 million in Georgia, and 12,000 of them came by car."),
    Passage("Exports could top $9 billion if prices hold, the Chilean minister believes."),
    # ---- more idioms: who acts, nationals, signs, turns of phrase, and no figures
    Passage(
        "Uzbekistan and Turkmenistan have tripled their trade since 2017, and it now tops $1 "
        "billion, President Mirziyoyev told reporters in Ashgabat.",
        (
            "tripled | trade_turnover growth | UZB TKM | 3 ratio exact | "
            "2017-01-01..2024-05-20 | -",
            "tops $1 billion | trade_turnover level | UZB TKM | 1000000000 USD more_than | "
            "2024-05-20",
        ),
        published=date(2024, 5, 20),
    ),
    Passage(
        "Russia remained Kyrgyzstan's top supplier in 2023 with $2.1 billion, or 17.4 percent"
        " of all imports; China followed with $5.4 billion (44 percent).",
        (
            "$2.1 billion | imports level | KGZ RUS | 2100000000 USD exact | 2023",
            "17.4 percent | trade_turnover share | KGZ RUS | 17.4 percent exact | 2023",
            "$5.4 billion | imports level | KGZ CHN | 5400000000 USD exact | 2023",
            "44 percent | trade_turnover share | KGZ CHN | 44 percent exact | 2023",
        ),
        published=date(2024, 3, 11),
    ),
    Passage(
        "Some 150,000 Ukrainians found work in the Czech Republic between February and June "
        "2022. Poland took in over a million.",
        (
            "Some 150,000 | migrants level | UKR CZE | 150000 persons approximately | "
            "2022-02..2022-06",
            "over a million | migrants level | UKR POL | 1000000 persons more_than"
            " | 2022-02..2022-06",
        ),
        published=date(2022, 8, 15),
    ),
    Passage(
        "This year we have exported 45,000 tonnes of beans, of which 30,000 went to Turkey. "
        "The target is 80,000 tonnes.",
        (
            "45,000 tonnes | quantity level | KGZ WLD | 45000 t exact | 2024",
            "30,000 | quantity level | KGZ TUR | 30000 t exact | 2024",
        ),
        speaker="Bakyt Torobaev, Minister of Agriculture of Kyrgyzstan",
        speaker_area="KGZ",
        published=date(2024, 9, 5),
    ),
    Passage(
        "Germany's exports to Kyrgyzstan, worth only €55 million in 2021, soared to €760 "
        "million two years later.",
        (
            "€55 million | exports level | DEU KGZ | 55000000 EUR exact | 2021",
            "€760 million | exports level | DEU KGZ | 760000000 EUR exact | 2023",
        ),
        published=date(2025, 2, 10),
    ),
    Passage(
        "Lithuanian trade with Kazakhstan grew by as much as 60 percent in the first quarter;"
        " exports were up 88 percent at €420 million while imports slipped 2 percent.",
        (
            "60 percent | trade_turnover growth | LTU KAZ | 1.6 ratio exact | "
            "2023-01..2023-03 | 2022-01..2022-03",
            "88 percent | exports growth | LTU KAZ | 1.88 ratio exact | 2023-01..2023-03 | "
            "2022-01..2022-03",
            "€420 million | exports level | LTU KAZ | 420000000 EUR exact | 2023-01..2023-03",
            "2 percent | imports growth | LTU KAZ | 0.98 ratio exact | 2023-01..2023-03 | "
            "2022-01..2022-03",
        ),
        published=date(2023, 6, 30),
    ),
    Passage(
        "The volume of trade between Belarus and Azerbaijan for the nine months of this year "
        "fell by a third and did not exceed $250 million.",
        (
            "a third | trade_turnover growth | BLR AZE | 0.666666666667 ratio exact | "
            "2024-01..2024-09 | 2023-01..2023-09",
            "did not exceed $250 million | trade_turnover level | BLR AZE | 250000000 USD "
            "at_most | 2024-01..2024-09",
        ),
        published=date(2024, 12, 1),
    ),
    Passage(
        "Azerbaijan invested a total of $21.9 billion in Turkey from 2002 to 2023, while "
        "Turkish investment in Azerbaijan reached $15.5 billion.",
        (
            "$21.9 billion | investment level | TUR AZE | 21900000000 USD exact | 2002-01..2023-12",
            "$15.5 billion | investment level | AZE TUR | 15500000000 USD exact | 2002-01..2023-12",
        ),
        published=date(2024, 4, 18),
    ),
    Passage(
        "In August the country imported 12,500 used cars from Georgia. Trade with that "
        "country was worth $48 million, 2.3 times the July figure, Kyrgyz customs said.",
        (
            "$48 million | trade_turnover level | KGZ GEO | 48000000 USD exact | 2023-08",
            "2.3 times | trade_turnover growth | KGZ GEO | 2.3 ratio exact | 2023-08 | 2023-07",
        ),
        published=date(2023, 9, 12),
    ),
    Passage(
        "Uzbekistan's GDP grew by 6 percent in 2023 to $90.9 billion. Exports of goods and "
        "services totaled $24.4 billion (+23.8%), and imports $38.1 billion (+24%).",
        (
            "6 percent | gdp growth | UZB None | 1.06 ratio exact | 2023 | 2022",
            "$90.9 billion | gdp level | UZB None | 90900000000 USD exact | 2023",
            "$24.4 billion | exports level | UZB WLD | 24400000000 USD exact | 2023",
            "23.8% | exports growth | UZB WLD | 1.238 ratio exact | 2023 | 2022",
            "$38.1 billion | imports level | UZB WLD | 38100000000 USD exact | 2023",
            "24% | imports growth | UZB WLD | 1.24 ratio exact | 2023 | 2022",
        ),
        published=date(2024, 1, 25),
    ),
    Passage(
        "Pakistan and Uzbekistan agreed to raise trade to $1 billion. It stood at $387 "
        "million in the fiscal year, down from $400 million the year before.",
        (
            "$387 million | trade_turnover level | PAK UZB | 387000000 USD exact | -",
            "$400 million | trade_turnover level | PAK UZB | 400000000 USD exact | -",
        ),
        published=date(2024, 7, 7),
    ),
    Passage(
        "Over eight months our trade with Kyrgyzstan increased by almost 7 percent and "
        "exceeded 220 billion rubles. The share of national currencies is above 90 percent.",
        (
            "almost 7 percent | trade_turnover growth | RUS KGZ | 1.07 ratio almost | "
            "2024-01..2024-08 | 2023-01..2023-08",
            "exceeded 220 billion rubles | trade_turnover level | RUS KGZ | 220000000000 RUB "
            "more_than | 2024-01..2024-08",
            "above 90 percent | other share | RUS KGZ | 90 percent more_than | -",
        ),
        speaker="Mikhail Mishustin, Prime Minister of Russia",
        speaker_area="RUS",
        published=date(2024, 10, 30),
    ),
    Passage(
        "Kazakhstan exported oil worth $42.3 billion last year. Italy took $13.5 billion of "
        "it, the Netherlands $4.1 billion, and South Korea and Turkey $2.9 and $2.6 billion, "
        "respectively.",
        (
            "$42.3 billion | exports level | KAZ WLD | 42300000000 USD exact | 2023",
            "$13.5 billion | exports level | KAZ ITA | 13500000000 USD exact | 2023",
            "$4.1 billion | exports level | KAZ NLD | 4100000000 USD exact | 2023",
            "$2.9 | exports level | KAZ KOR | 2900000000 USD exact | 2023",
            "$2.6 billion | exports level | KAZ TUR | 2600000000 USD exact | 2023",
        ),
        published=date(2024, 2, 2),
    ),
    Passage(
        "There are 1.1 million Kyrgyz in Russia by some estimates, but the Russian Interior "
        "Ministry had registered 890,000 as of the end of 2022.",
        (
            "1.1 million | migrants level | KGZ RUS | 1100000 persons exact | -",
            "890,000 | migrants level | KGZ RUS | 890000 persons exact | 2022-12-31",
        ),
        published=date(2023, 5, 5),
    ),
    Passage(
        "Georgia's trade deficit with Russia doubled to $1.1 billion; with Kyrgyzstan it ran "
        "a surplus of $590 million.",
        (
            "doubled | trade_balance growth | GEO RUS | 2 ratio exact | - | -",
            "$1.1 billion | trade_balance level | GEO RUS | -1100000000 USD exact | -",
            "$590 million | trade_balance level | GEO KGZ | 590000000 USD exact | -",
        ),
        published=date(2024, 3, 3),
    ),
    Passage(
        "Moscow's share in Armenian imports stood at 33.5%, ahead of Beijing's 15%.",
        (
            "33.5% | trade_turnover share | ARM RUS | 33.5 percent exact | -",
            "15% | trade_turnover share | ARM CHN | 15 percent exact | -",
        ),
        published=date(2022, 4, 4),
    ),
    Passage(
        "Turkish exports to Russia leapt from $5.8 billion in 2021 to almost $9.4 billion in "
        "2022; those of machinery more than tripled.",
        (
            "$5.8 billion | exports level | TUR RUS | 5800000000 USD exact | 2021",
            "almost $9.4 billion | exports level | TUR RUS | 9400000000 USD almost | 2022",
            "more than tripled | exports growth | TUR RUS | 3 ratio more_than | 2022 | 2021",
        ),
        published=date(2023, 12, 5),
    ),
    Passage(
        "From $120 million in 2016, Uzbek exports to Kyrgyzstan climbed to nearly $800 "
        "million in 2021. Imports totaled $152 million.",
        (
            "$120 million | exports level | UZB KGZ | 120000000 USD exact | 2016",
            "nearly $800 million | exports level | UZB KGZ | 800000000 USD almost | 2021",
            "$152 million | imports level | UZB KGZ | 152000000 USD exact | 2021",
        ),
        published=date(2022, 6, 21),
    ),
    Passage(
        "Kyrgyz citizens working in Russia sent home $2.5 billion in 2023, down 7 percent; "
        "transfers from the U.S. were $66 million and from Turkey, a mere $18 million.",
        (
            "$2.5 billion | remittances level | KGZ RUS | 2500000000 USD exact | 2023",
            "7 percent | remittances growth | KGZ RUS | 0.93 ratio exact | 2023 | 2022",
            "$66 million | remittances level | KGZ USA | 66000000 USD exact | 2023",
            "$18 million | remittances level | KGZ TUR | 18000000 USD exact | 2023",
        ),
        published=date(2024, 3, 27),
    ),
    Passage(
        "Exports of Kazakh wheat to Tajikistan reached 1.1 million tons in the marketing "
        "year, to Afghanistan 0.5 million and to Iran 60,000.",
        (
            "1.1 million tons | quantity level | KAZ TJK | 1100000 t exact | -",
            "0.5 million | quantity level | KAZ AFG | 500000 t exact | -",
            "60,000 | quantity level | KAZ IRN | 60000 t exact | -",
        ),
        published=date(2024, 8, 28),
    ),
    Passage(
        "Russian direct investment in the Uzbek economy has topped $10 billion, and about "
        "2,000 firms with our capital work there.",
        ("topped $10 billion | investment level | UZB RUS | 10000000000 USD more_than | -",),
        speaker="Alexander Novak, Deputy Prime Minister of Russia",
        speaker_area="RUS",
        published=date(2021, 4, 12),
    ),
    Passage(
        "Nepal's migrants in Malaysia numbered 520,000 in 2019; since then their number has "
        "fallen by a fifth.",
        (
            "520,000 | migrants level | NPL MYS | 520000 persons exact | 2019",
            "a fifth | migrants growth | NPL MYS | 0.8 ratio exact | 2019-01-01..2024-11-25 | -",
        ),
        fails="'since then' counts from a time named before, 'their' stands for people",
        published=date(2024, 11, 25),
    ),
    Passage(
        "Foreign trade of Armenia jumped by 43.9% last year and amounted to $20.7 billion. Of"
        " this, imports accounted for $12.3 billion (up 40.2%) and exports for $8.4 billion "
        "(up 55.4%).",
        (
            "43.9% | trade_turnover growth | ARM WLD | 1.439 ratio exact | 2023 | 2022",
            "$20.7 billion | trade_turnover level | ARM WLD | 20700000000 USD exact | 2023",
            "$12.3 billion | imports level | ARM WLD | 12300000000 USD exact | 2023",
            "40.2% | imports growth | ARM WLD | 1.402 ratio exact | 2023 | 2022",
            "$8.4 billion | exports level | ARM WLD | 8400000000 USD exact | 2023",
            "55.4% | exports growth | ARM WLD | 1.554 ratio exact | 2023 | 2022",
        ),
        published=date(2024, 2, 14),
    ),
    Passage(
        "Tajik-Chinese trade amounted to about $1.5 billion, over a quarter of the country's "
        "foreign trade.",
        (
            "about $1.5 billion | trade_turnover level | TJK CHN | 1500000000 USD "
            "approximately | -",
            "over a quarter | trade_turnover share | TJK CHN | 25 percent more_than | -",
        ),
        published=date(2024, 4, 22),
    ),
    Passage(
        "Money sent by workers abroad made up 48 percent of Tajikistan's GDP in 2022, the "
        "highest share in the world.",
        ("48 percent | other share | TJK WLD | 48 percent exact | 2022",),
        published=date(2024, 1, 31),
    ),
    Passage(
        "Investors from the Netherlands, Switzerland and the US put $7.0, $2.9 and $2.8 "
        "billion into the Kazakh economy, respectively, in 2023.",
        (
            "$7.0 | investment level | KAZ NLD | 7000000000 USD exact | 2023",
            "$2.9 | investment level | KAZ CHE | 2900000000 USD exact | 2023",
            "$2.8 billion | investment level | KAZ USA | 2800000000 USD exact | 2023",
        ),
        published=date(2024, 3, 19),
    ),
    Passage(
        "Kyrgyz-Turkish trade passed the billion mark in 2022: Turkey exported goods worth "
        "$900 million, while Kyrgyzstan's shipments were just $130 million.",
        (
            "$900 million | exports level | TUR KGZ | 900000000 USD exact | 2022",
            "$130 million | exports level | KGZ TUR | 130000000 USD exact | 2022",
        ),
        published=date(2023, 11, 20),
    ),
    Passage(
        "The Asian Development Bank approved a $50 million loan to Tajikistan for roads. It "
        "will be repaid over 25 years at 2 percent.",
        published=date(2024, 5, 20),
    ),
    Passage(
        "Kazakhstan plans to raise exports of meat to China to 200,000 tons by 2027, the "
        "minister said. The sector employs 1.2 million people.",
        published=date(2024, 5, 20),
    ),
    Passage(
        "Kyrgyzstan's external debt reached $4.5 billion, of which $1.7 billion is owed to China.",
        published=date(2024, 5, 20),
    ),
    Passage(
        "A pipeline of 1,800 km will carry 30 bcm of gas from Turkmenistan to China at a cost"
        " of $7.3 billion.",
        published=date(2024, 5, 20),
    ),
    Passage(
        "Some 3.5 million tourists visited Uzbekistan in January-May, 1.1 million of them "
        "from Kyrgyzstan. They spent $1.2 billion.",
        published=date(2024, 5, 20),
    ),
    Passage(
        "Uzbekistan's gold reserves rose by 5 tons to 372 tons and were worth $28 billion.",
        published=date(2024, 5, 20),
    ),
    Passage(
        "Russia's Gazprom bought a 75 percent stake in the Kyrgyz network for $1 and promised"
        " to invest $500 million.",
        published=date(2024, 5, 20),
    ),
    Passage(
        "Airlines carried 120,000 passengers between Bishkek and Moscow in April, 14 percent "
        "more than a year ago.",
        published=date(2024, 5, 20),
    ),
    Passage(
        "Inflation in Russia was 7.8 percent. Retail trade grew 9 percent and wages 19 "
        "percent, Rosstat said.",
        published=date(2024, 5, 20),
    ),
    Passage(
        "Vietnam shipped $98 million of phones to Kazakhstan in the first four months, and "
        "Kazakhstan's shipments of wheat the other way stood at $11 million.",
        (
            "$98 million | exports level | VNM KAZ | 98000000 USD exact | 2024-01..2024-04",
            "$11 million | exports level | KAZ VNM | 11000000 USD exact | 2024-01..2024-04",
        ),
        published=date(2024, 5, 20),
    ),
    Passage(
        "Mongolia relies on China for 90 percent of its exports and on Russia for 95 percent "
        "of its fuel imports.",
        (
            "90 percent | trade_turnover share | MNG CHN | 90 percent exact | -",
            "95 percent | trade_turnover share | MNG RUS | 95 percent exact | -",
        ),
        published=date(2024, 5, 20),
    ),
    Passage(
        "The number of Tajik citizens leaving for Russia to work fell by 16% to 652,000 in "
        "2023, from 775,600 in 2022.",
        (
            "16% | migrants growth | TJK RUS | 0.84 ratio exact | 2023 | 2022",
            "652,000 | migrants level | TJK RUS | 652000 persons exact | 2023",
            "775,600 | migrants level | TJK RUS | 775600 persons exact | 2022",
        ),
        published=date(2024, 5, 20),
    ),
)
