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
    # ---- goods exchanged, amounts told again in other money, trade inside a bloc
    Passage(
        "Goods worth $50 million were exchanged between Oman and Kenya last year.",
        ("$50 million | trade_turnover level | OMN KEN | 50000000 USD exact | 2023",),
    ),
    Passage(
        "In 2022 Kazakhstan received more than €5 billion ($5.3 billion) from sales of uranium"
        " to France.",
        (
            "more than €5 billion | exports level | KAZ FRA | 5000000000 EUR more_than | 2022",
            "$5.3 billion | exports level | KAZ FRA | 5300000000 USD more_than | 2022",
        ),
    ),
    Passage(
        "Kenya's exports to Oman were some $50 million (€46 million) in 2022, up from about"
        " $40 million (€37 million) in 2021.",
        (
            "some $50 million | exports level | KEN OMN | 50000000 USD approximately | 2022",
            "€46 million | exports level | KEN OMN | 46000000 EUR approximately | 2022",
            "about $40 million | exports level | KEN OMN | 40000000 USD approximately | 2021",
            "€37 million | exports level | KEN OMN | 37000000 EUR approximately | 2021",
        ),
    ),
    Passage(
        "The Eurasian Economic Union can point to internal trade of $70 billion in 2022. That"
        " was 10% above the 2021 figure.",
        (
            "$70 billion | trade_turnover level | EAEU EAEU | 70000000000 USD exact | 2022",
            "10% | trade_turnover growth | EAEU EAEU | 1.1 ratio exact | 2022 | 2021",
        ),
    ),
    Passage(
        "Some 90,000 Kenyans were working in Oman in 2022. Expulsions hit another 1,300 people,"
        " and 17,000 Indians study at its colleges.",
        ("Some 90,000 | migrants level | KEN OMN | 90000 persons approximately | 2022",),
    ),
    # ---- peoples listed, of whom one verb tells
    Passage(
        "At the end of 2022 some 80,000 Kyrgyz, 200,000 Tajiks and 300,000 Uzbeks were registered"
        " in Moscow.",
        (
            "some 80,000 | migrants level | KGZ RUS | 80000 persons approximately | 2022-12-31",
            "200,000 | migrants level | TJK RUS | 200000 persons exact | 2022-12-31",
            "300,000 | migrants level | UZB RUS | 300000 persons exact | 2022-12-31",
        ),
    ),
    Passage(
        "Between 2,000 and 3,000 Uzbeks and about 500 Tajiks live in Seoul.",
        (
            "Between 2,000 | migrants level | UZB KOR | 2000 persons at_least | -",
            "3,000 | migrants level | UZB KOR | 3000 persons up_to | -",
            "about 500 | migrants level | TJK KOR | 500 persons approximately | -",
        ),
    ),
    Passage("The police detained 19,000 Kyrgyz and 2,000 Tajiks in Moscow last year."),
    Passage("In 2023 7,400 China-Europe trains crossed into Kazakhstan."),
    # ---- stretches of months, the same stretch, and what an amount is only measured by
    Passage(
        "Between January and June 2023 Kenya's imports from Oman climbed by a fifth to"
        " $300 million.",
        (
            "a fifth | imports growth | KEN OMN | 1.2 ratio exact"
            " | 2023-01..2023-06 | 2022-01..2022-06",
            "$300 million | imports level | KEN OMN | 300000000 USD exact | 2023-01..2023-06",
        ),
    ),
    Passage(
        "Between January and June 2023 Kenya's monthly imports from Oman climbed by a fifth, from"
        " $30 million to $36 million.",
        (
            "a fifth | imports growth | KEN OMN | 1.2 ratio exact | 2023-06 | 2023-01",
            "$30 million | imports level | KEN OMN | 30000000 USD exact | 2023-01",
            "$36 million | imports level | KEN OMN | 36000000 USD exact | 2023-06",
        ),
    ),
    Passage(
        "Over the last five years Serbia's exports to China have tripled. Its imports have"
        " doubled over the same period.",
        (
            "tripled | exports growth | SRB CHN | 3 ratio exact | 2019-10-16..2024-10-16 | -",
            "doubled | imports growth | SRB CHN | 2 ratio exact | 2019-10-16..2024-10-16 | -",
        ),
    ),
    Passage(
        "In the first quarter of 2024 Italy's exports to Libya fell by 10%. Diplomats blamed the"
        " weather. Over the same period imports from Libya rose by a fifth.",
        (
            "10% | exports growth | ITA LBY | 0.9 ratio exact"
            " | 2024-01..2024-03 | 2023-01..2023-03",
            "a fifth | imports growth | ITA LBY | 1.2 ratio exact"
            " | 2024-01..2024-03 | 2023-01..2023-03",
        ),
    ),
    Passage(
        "Trade between Iran and Oman reached $2 billion in 2023, a rise of 7% over the"
        " $1.9 billion of 2022. Iran's exports made up $1.2 billion.",
        (
            "$2 billion | trade_turnover level | IRN OMN | 2000000000 USD exact | 2023",
            "7% | trade_turnover growth | IRN OMN | 1.07 ratio exact | 2023 | 2022",
            "$1.9 billion | trade_turnover level | IRN OMN | 1900000000 USD exact | 2022",
            "$1.2 billion | exports level | IRN OMN | 1200000000 USD exact | 2023",
        ),
    ),
    Passage(
        "Kenya's tea sales in 10M2023: to Egypt, $90 million (5% less than in 10M2022).",
        (
            "$90 million | exports level | KEN EGY | 90000000 USD exact | 2023-01..2023-10",
            "5% | exports growth | KEN EGY | 0.95 ratio exact | 2023-01..2023-10"
            " | 2022-01..2022-10",
        ),
    ),
    # ---- what a lede's growth is measured against, told in the next sentence
    Passage(
        "Remittances to Georgia have doubled. They reached $2 billion in 2022 against $1 billion"
        " in 2020.",
        (
            "doubled | remittances growth | GEO WLD | 2 ratio exact | 2022 | 2020",
            "$2 billion | remittances level | GEO WLD | 2000000000 USD exact | 2022",
            "$1 billion | remittances level | GEO WLD | 1000000000 USD exact | 2020",
        ),
    ),
    Passage(
        "Trade between Turkey and Uzbekistan has grown by half. It stood at $3 billion in 2023,"
        " up from $2 billion in 2021, officials said.",
        (
            "half | trade_turnover growth | TUR UZB | 1.5 ratio exact | 2023 | 2021",
            "$3 billion | trade_turnover level | TUR UZB | 3000000000 USD exact | 2023",
            "$2 billion | trade_turnover level | TUR UZB | 2000000000 USD exact | 2021",
        ),
    ),
    Passage(
        "Serbia's imports from China are up 40 percent. Last year they exceeded $5 billion.",
        (
            "40 percent | imports growth | SRB CHN | 1.4 ratio exact | 2023 | 2022",
            "exceeded $5 billion | imports level | SRB CHN | 5000000000 USD more_than | 2023",
        ),
    ),
    # ---- what goods cost an area that imports them, and sentences that only tell of a time
    Passage(
        "Georgian imports came to $10 billion in 2022; cars alone cost Tbilisi $900 million.",
        (
            "$10 billion | imports level | GEO WLD | 10000000000 USD exact | 2022",
            "$900 million | imports level | GEO WLD | 900000000 USD exact | 2022",
        ),
    ),
    Passage(
        "Remittances to Kenya rose to $3 billion in 2022. The new port cost the country"
        " $240 million.",
        ("$3 billion | remittances level | KEN WLD | 3000000000 USD exact | 2022",),
    ),
    Passage(
        "Last year was hard for Georgian winemakers. Exports fell by 12%, to $200 million.",
        (
            "12% | exports growth | GEO WLD | 0.88 ratio exact | 2023 | 2022",
            "$200 million | exports level | GEO WLD | 200000000 USD exact | 2023",
        ),
    ),
    # ---- a part of what once was
    Passage(
        "Exports of Peru fell to less than half of the 2019 level in 2020.",
        ("less than half | exports growth | PER WLD | 0.5 ratio at_most | 2020 | 2019",),
    ),
    Passage(
        "Remittances to Moldova were only two thirds of what they had been in 2019.",
        ("two thirds | remittances growth | MDA WLD | 0.666666666667 ratio exact | - | 2019",),
    ),
    Passage(
        "Kenya sold Oman 40,000 tons of tea in 2022, more than twice as much as in 2019 and less"
        " than half as much as in 2015.",
        (
            "40,000 tons | quantity level | KEN OMN | 40000 t exact | 2022",
            "more than twice | quantity growth | KEN OMN | 2 ratio more_than | 2022 | 2019",
            "less than half | quantity growth | KEN OMN | 0.5 ratio at_most | 2022 | 2015",
        ),
    ),
    Passage(
        "China accounted for 60 percent of the 2022 total of Mongolian exports.",
        ("60 percent | trade_turnover share | MNG CHN | 60 percent exact | 2022",),
    ),
    Passage("Poland issued 290,000 permits in 2022. Uzbek nationals received 33,000 of them."),
    Passage(
        "Kazakhstan's trade surplus shrank by 18% last year to $21 billion as imports picked up.",
        (
            "18% | trade_balance growth | KAZ WLD | 0.82 ratio exact | 2023 | 2022",
            "$21 billion | trade_balance level | KAZ WLD | 21000000000 USD exact | 2023",
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
    # ---- wire style, sources at the end, parts of a whole
    Passage(
        "Over 35,000 Kyrgyz citizens work in Kazakhstan; they sent home $120 million last year.",
        (
            "Over 35,000 | migrants level | KGZ KAZ | 35000 persons more_than | -",
            "$120 million | remittances level | KGZ KAZ | 120000000 USD exact | 2023",
        ),
    ),
    Passage(
        "TASHKENT, Sept 3 - Uzbek cotton yarn exports totaled $1.1 billion in the first eight"
        " months of 2024, down 9% from the same period of 2023, the statistics agency said.",
        (
            "$1.1 billion | exports level | UZB WLD | 1100000000 USD exact | 2024-01..2024-08",
            "9% | exports growth | UZB WLD | 0.91 ratio exact | 2024-01..2024-08"
            " | 2023-01..2023-08",
        ),
    ),
    Passage(
        "Vietnam's shipments to Japan reached $23.3 billion in 2023, of which textiles made up"
        " $4 billion. Those to South Korea came to $23.5 billion.",
        (
            "$23.3 billion | exports level | VNM JPN | 23300000000 USD exact | 2023",
            "$4 billion | exports level | VNM JPN | 4000000000 USD exact | 2023",
            "$23.5 billion | exports level | VNM KOR | 23500000000 USD exact | 2023",
        ),
    ),
    Passage(
        "Georgia earned $2.3 billion from car re-exports in 2023, against $904 million a year"
        " earlier.",
        (
            "$2.3 billion | exports level | GEO WLD | 2300000000 USD exact | 2023",
            "$904 million | exports level | GEO WLD | 904000000 USD exact | 2022",
        ),
    ),
    Passage(
        "Chile's copper exports were worth $43.8 billion last year. China took 62 percent of"
        " them, Japan 9 percent and South Korea 6 percent.",
        (
            "$43.8 billion | exports level | CHL WLD | 43800000000 USD exact | 2023",
            "62 percent | trade_turnover share | CHL CHN | 62 percent exact | 2023",
            "9 percent | trade_turnover share | CHL JPN | 9 percent exact | 2023",
            "6 percent | trade_turnover share | CHL KOR | 6 percent exact | 2023",
        ),
    ),
    Passage(
        "In 2022 some 12,400 tons of Moldovan apples were shipped to Egypt. A year earlier the"
        " figure was 3,100 tons.",
        (
            "some 12,400 tons | quantity level | MDA EGY | 12400 t approximately | 2022",
            "3,100 tons | quantity level | MDA EGY | 3100 t exact | 2021",
        ),
    ),
    Passage(
        "Nepal's economy leans on workers abroad. They sent home $9.1 billion in 2022, close to"
        " 23 percent of GDP. From Qatar alone came $1.6 billion.",
        (
            "$9.1 billion | remittances level | NPL WLD | 9100000000 USD exact | 2022",
            "close to 23 percent | other share | NPL WLD | 23 percent almost | 2022",
            "$1.6 billion | remittances level | NPL QAT | 1600000000 USD exact | 2022",
        ),
    ),
    Passage(
        "Serbia bought $1.2 billion worth of goods from Turkey in January-June and sold it"
        " $410 million worth, the customs office in Belgrade reported on Monday.",
        (
            "$1.2 billion | imports level | SRB TUR | 1200000000 USD exact | 2024-01..2024-06",
            "$410 million | exports level | SRB TUR | 410000000 USD exact | 2024-01..2024-06",
        ),
    ),
    Passage(
        "Latvia's imports from Estonia grew 5% to 1.9 billion euros in 2023. Exports to the"
        " neighbour stood at 2.1 billion euros.",
        (
            "5% | imports growth | LVA EST | 1.05 ratio exact | 2023 | 2022",
            "1.9 billion euros | imports level | LVA EST | 1900000000 EUR exact | 2023",
            "2.1 billion euros | exports level | LVA EST | 2100000000 EUR exact | 2023",
        ),
    ),
    Passage(
        "Jordan's exports to Iraq hit $870 million in 2023. Its imports from that country were"
        " just $31 million over the same year.",
        (
            "$870 million | exports level | JOR IRQ | 870000000 USD exact | 2023",
            "$31 million | imports level | JOR IRQ | 31000000 USD exact | 2023",
        ),
    ),
    Passage(
        "Peruvian customs put sales to Brazil at $1.7 billion for 2023; Brasilia counted"
        " purchases of $1.9 billion.",
        (
            "$1.7 billion | exports level | PER BRA | 1700000000 USD exact | 2023",
            "$1.9 billion | imports level | BRA PER | 1900000000 USD exact | 2023",
        ),
    ),
    Passage(
        "According to Ankara, Turkish exports to Libya were $2.4 billion in 2023. Tripoli put"
        " its imports from Turkey at $2.9 billion for the same year.",
        (
            "$2.4 billion | exports level | TUR LBY | 2400000000 USD exact | 2023",
            "$2.9 billion | imports level | LBY TUR | 2900000000 USD exact | 2023",
        ),
    ),
    Passage(
        "Kazakhstan exported 7.2 million tons of grain in the marketing year from September 2022"
        " to August 2023. Uzbekistan received 2.4 million tons and Afghanistan 1.5 million"
        " tons.",
        (
            "7.2 million tons | quantity level | KAZ WLD | 7200000 t exact | 2022-09..2023-08",
            "2.4 million tons | quantity level | KAZ UZB | 2400000 t exact | 2022-09..2023-08",
            "1.5 million tons | quantity level | KAZ AFG | 1500000 t exact | 2022-09..2023-08",
        ),
    ),
    Passage(
        "Pakistan received $30.3 billion in remittances in July 2023-June 2024, against $27.3"
        " billion in the same months a year earlier.",
        (
            "$30.3 billion | remittances level | PAK WLD | 30300000000 USD exact"
            " | 2023-07..2024-06",
            "$27.3 billion | remittances level | PAK WLD | 27300000000 USD exact"
            " | 2022-07..2023-06",
        ),
    ),
    Passage(
        "Remittances from Bangladeshis abroad slipped 2% to $21.6 billion in 2023. Saudi Arabia"
        " accounted for 17% of the total.",
        (
            "2% | remittances growth | BGD WLD | 0.98 ratio exact | 2023 | 2022",
            "$21.6 billion | remittances level | BGD WLD | 21600000000 USD exact | 2023",
            "17% | other share | BGD SAU | 17 percent exact | 2023",
        ),
    ),
    Passage(
        "Romanians working in Italy wired home 820 million euros in 2022, those in Spain 610"
        " million.",
        (
            "820 million euros | remittances level | ROU ITA | 820000000 EUR exact | 2022",
            "610 million | remittances level | ROU ESP | 610000000 EUR exact | 2022",
        ),
    ),
    Passage(
        "German companies have invested 17 billion euros in Hungary. Austria comes next with 9"
        " billion euros.",
        (
            "17 billion euros | investment level | HUN DEU | 17000000000 EUR exact | -",
            "9 billion euros | investment level | HUN AUT | 9000000000 EUR exact | -",
        ),
    ),
    Passage(
        "Foreign direct investment in Egypt rose to $9.8 billion in 2022, of which $3.4 billion"
        " came from the United Arab Emirates.",
        (
            "$9.8 billion | investment level | EGY WLD | 9800000000 USD exact | 2022",
            "$3.4 billion | investment level | EGY ARE | 3400000000 USD exact | 2022",
        ),
    ),
    Passage(
        "Wine was shipped to Poland worth $38 million from Georgia in 2023, and to Russia worth"
        " $171 million.",
        (
            "$38 million | exports level | GEO POL | 38000000 USD exact | 2023",
            "$171 million | exports level | GEO RUS | 171000000 USD exact | 2023",
        ),
    ),
    Passage(
        '"We sold Hungary goods for $95 million in the first half of the year and bought goods'
        ' for $160 million from it," the minister said.',
        (
            "$95 million | exports level | AZE HUN | 95000000 USD exact | 2024-01..2024-06",
            "$160 million | imports level | AZE HUN | 160000000 USD exact | 2024-01..2024-06",
        ),
        speaker="F. Aliyev, Economy Minister of Azerbaijan",
        speaker_area="AZE",
    ),
    Passage(
        '"Your country is our third partner," the ambassador of Slovakia told the Serbian'
        ' hosts. "Bilateral trade was 1.4 billion euros last year, twice that of 2015."',
        (
            "1.4 billion euros | trade_turnover level | SVK SRB | 1400000000 EUR exact | 2023",
            "twice | trade_turnover growth | SVK SRB | 2 ratio exact | 2023 | 2015",
        ),
        speaker="Ambassador of Slovakia",
        speaker_area="SVK",
    ),
    Passage(
        "Trade turnover between Oman and Iran amounted to $1.3 billion in 2022, the Omani"
        " chamber of commerce said. Iranian exports accounted for $815 million of it and imports"
        " for $520 million.",
        (
            "$1.3 billion | trade_turnover level | OMN IRN | 1300000000 USD exact | 2022",
            "$815 million | exports level | IRN OMN | 815000000 USD exact | 2022",
            "$520 million | imports level | IRN OMN | 520000000 USD exact | 2022",
        ),
    ),
    Passage(
        "Morocco exported $1.9 billion of cars to France in 2022, up from $1.5 billion in 2021,"
        " while its imports of French wheat fell to $740 million.",
        (
            "$1.9 billion | exports level | MAR FRA | 1900000000 USD exact | 2022",
            "$1.5 billion | exports level | MAR FRA | 1500000000 USD exact | 2021",
            "$740 million | imports level | MAR FRA | 740000000 USD exact | 2022",
        ),
    ),
    Passage(
        "Thailand's rice shipments by destination in 2023: Indonesia 1.4 million tons, South"
        " Africa 880,000 tons, Iraq 820,000 tons.",
        (
            "1.4 million tons | quantity level | THA IDN | 1400000 t exact | 2023",
            "880,000 tons | quantity level | THA ZAF | 880000 t exact | 2023",
            "820,000 tons | quantity level | THA IRQ | 820000 t exact | 2023",
        ),
    ),
    Passage(
        "Kenya's main export markets in 2022 were Uganda ($820 million), the Netherlands ($610"
        " million) and the United States ($570 million).",
        (
            "$820 million | exports level | KEN UGA | 820000000 USD exact | 2022",
            "$610 million | exports level | KEN NLD | 610000000 USD exact | 2022",
            "$570 million | exports level | KEN USA | 570000000 USD exact | 2022",
        ),
    ),
    Passage(
        "Mongolia ran a trade surplus of $4.6 billion in 2023. With China it was positive at"
        " $9.2 billion, with Russia negative at $2 billion.",
        (
            "$4.6 billion | trade_balance level | MNG WLD | 4600000000 USD exact | 2023",
            "$9.2 billion | trade_balance level | MNG CHN | 9200000000 USD exact | 2023",
            "$2 billion | trade_balance level | MNG RUS | -2000000000 USD exact | 2023",
        ),
        fails='a balance after "with" a partner is taken for what the partner has',
    ),
    Passage(
        "Cambodia's deficit in trade with Vietnam widened to $1.1 billion in January-August 2024"
        " from $700 million in the like period of 2023.",
        (
            "$1.1 billion | trade_balance level | KHM VNM | -1100000000 USD exact"
            " | 2024-01..2024-08",
            "$700 million | trade_balance level | KHM VNM | -700000000 USD exact"
            " | 2023-01..2023-08",
        ),
    ),
    Passage(
        "Ethiopia imported 1.1 million tonnes of wheat in 2022. Ukraine supplied 640,000 tonnes"
        " of that, with the rest from the United States.",
        (
            "1.1 million tonnes | quantity level | ETH WLD | 1100000 t exact | 2022",
            "640,000 tonnes | quantity level | ETH UKR | 640000 t exact | 2022",
        ),
    ),
    Passage(
        "Norway's seafood exports climbed 14 percent last year, with Poland buying $1.5 billion"
        " worth and Denmark $1.2 billion.",
        (
            "14 percent | exports growth | NOR WLD | 1.14 ratio exact | 2023 | 2022",
            "$1.5 billion | exports level | NOR POL | 1500000000 USD exact | 2023",
            "$1.2 billion | exports level | NOR DNK | 1200000000 USD exact | 2023",
        ),
    ),
    Passage(
        "China is Mongolia's biggest customer. It took in $12.9 billion of the country's exports"
        " in 2023.",
        ("$12.9 billion | exports level | MNG CHN | 12900000000 USD exact | 2023",),
    ),
    Passage(
        "As of July 1, 2024, Qatar hosted 400,000 Nepali workers, Nepal's labor ministry said."
        " Malaysia had another 350,000.",
        (
            "400,000 | migrants level | NPL QAT | 400000 persons exact | 2024-07-01",
            "350,000 | migrants level | NPL MYS | 350000 persons exact | 2024-07-01",
        ),
    ),
    Passage(
        "About 60,000 Georgians left for work in Poland in 2022, more than double the 27,000"
        " recorded a year before.",
        (
            "About 60,000 | migrants level | GEO POL | 60000 persons approximately | 2022",
            "more than double | migrants growth | GEO POL | 2 ratio more_than | 2022 | 2021",
            "27,000 | migrants level | GEO POL | 27000 persons exact | 2021",
        ),
    ),
    Passage(
        "The EU imported 3.2 million tons of Ukrainian maize in the season from July to"
        " December 2023, with Spain alone taking in 1.3 million tons.",
        (
            "3.2 million tons | quantity level | EU27 UKR | 3200000 t exact | 2023-07..2023-12",
            "1.3 million tons | quantity level | ESP UKR | 1300000 t exact | 2023-07..2023-12",
        ),
    ),
    Passage(
        "Kuwait's non-oil trade with Egypt reached $3 billion in the fiscal year from April 2022"
        " through March 2023, compared with $2.4 billion the year before.",
        (
            "$3 billion | trade_turnover level | KWT EGY | 3000000000 USD exact | 2022-04..2023-03",
            "$2.4 billion | trade_turnover level | KWT EGY | 2400000000 USD exact"
            " | 2021-04..2022-03",
        ),
    ),
    Passage(
        "Tunisia's trade with Algeria in the first nine months of 2023 totaled $1.6 billion."
        " Imports amounted to $1.2 billion, mainly gas. In the corresponding nine months of 2022"
        " trade had come to $1.4 billion.",
        (
            "$1.6 billion | trade_turnover level | TUN DZA | 1600000000 USD exact"
            " | 2023-01..2023-09",
            "$1.2 billion | imports level | TUN DZA | 1200000000 USD exact | 2023-01..2023-09",
            "$1.4 billion | trade_turnover level | TUN DZA | 1400000000 USD exact"
            " | 2022-01..2022-09",
        ),
    ),
    Passage(
        "Belarusian sales to Azerbaijan over the period from January to July 2024 were up 37%"
        " year on year at $190 million, BelTA reported. Purchases from Azerbaijan reached $28"
        " million.",
        (
            "37% | exports growth | BLR AZE | 1.37 ratio exact | 2024-01..2024-07"
            " | 2023-01..2023-07",
            "$190 million | exports level | BLR AZE | 190000000 USD exact | 2024-01..2024-07",
            "$28 million | imports level | BLR AZE | 28000000 USD exact | 2024-01..2024-07",
        ),
    ),
    Passage(
        "Spain was the destination of 41 percent of Moroccan tomatoes sold abroad in 2022.",
        ("41 percent | trade_turnover share | MAR ESP | 41 percent exact | 2022",),
    ),
    Passage(
        "Trade with China made up 35% of Pakistan's foreign trade in 2023, with the United"
        " States 11%.",
        (
            "35% | trade_turnover share | PAK CHN | 35 percent exact | 2023",
            "11% | trade_turnover share | PAK USA | 11 percent exact | 2023",
        ),
    ),
    Passage(
        "Imports of Indian medicines to Uzbekistan stood at $180 million in 2022. For the whole"
        " of 2021 they had been $150 million.",
        (
            "$180 million | imports level | UZB IND | 180000000 USD exact | 2022",
            "$150 million | imports level | UZB IND | 150000000 USD exact | 2021",
        ),
    ),
    Passage(
        "Finland cut its imports from Russia by 80 percent in 2023. They had been worth 9.9"
        " billion euros in 2022 and were 1.9 billion euros last year.",
        (
            "80 percent | imports growth | FIN RUS | 0.2 ratio exact | 2023 | 2022",
            "9.9 billion euros | imports level | FIN RUS | 9900000000 EUR exact | 2022",
            "1.9 billion euros | imports level | FIN RUS | 1900000000 EUR exact | 2023",
        ),
    ),
    Passage(
        "Half a million Tajiks registered for work in Russia in the second quarter. Kazakhstan"
        " received 24,000 over the same three months.",
        (
            "Half a million | migrants level | TJK RUS | 500000 persons exact | 2024-04..2024-06",
            "24,000 | migrants level | TJK KAZ | 24000 persons exact | 2024-04..2024-06",
        ),
    ),
    Passage(
        "YEREVAN. Jan 22 - Armenia's imports of Georgian wine dropped to $3 million in 2023 from"
        " $4.5 million in 2022, data published by the customs service show.",
        (
            "$3 million | imports level | ARM GEO | 3000000 USD exact | 2023",
            "$4.5 million | imports level | ARM GEO | 4500000 USD exact | 2022",
        ),
    ),
    Passage(
        "Deliveries of Mongolian beef to China came to 11,000 tons last year, of which 4,000 tons"
        " went by rail. This year the neighbor has already taken 9,000 tons.",
        (
            "11,000 tons | quantity level | MNG CHN | 11000 t exact | 2023",
            "4,000 tons | quantity level | MNG CHN | 4000 t exact | 2023",
            "9,000 tons | quantity level | MNG CHN | 9000 t exact | 2024",
        ),
    ),
    Passage(
        "Egypt's largest source of remittances is Saudi Arabia: Egyptians there transferred $8.2"
        " billion in 2023. Those in the United Arab Emirates transferred $3.1 billion.",
        (
            "$8.2 billion | remittances level | EGY SAU | 8200000000 USD exact | 2023",
            "$3.1 billion | remittances level | EGY ARE | 3100000000 USD exact | 2023",
        ),
    ),
    Passage(
        "Uzbeks abroad sent $11.4 billion to their homeland in 2023, $8.9 billion of it from"
        " Russia.",
        (
            "$11.4 billion | remittances level | UZB WLD | 11400000000 USD exact | 2023",
            "$8.9 billion | remittances level | UZB RUS | 8900000000 USD exact | 2023",
        ),
    ),
    Passage(
        "Money sent to Moldova from Italy fell 6% to $230 million last year.",
        (
            "6% | remittances growth | MDA ITA | 0.94 ratio exact | 2023 | 2022",
            "$230 million | remittances level | MDA ITA | 230000000 USD exact | 2023",
        ),
    ),
    Passage(
        "Last year Tajik labor migrants in Russia numbered 1.2 million, according to the labor"
        " ministry in Dushanbe. Kazakhstan was host to 40,000.",
        (
            "1.2 million | migrants level | TJK RUS | 1200000 persons exact | 2023",
            "40,000 | migrants level | TJK KAZ | 40000 persons exact | 2023",
        ),
    ),
    Passage(
        "Some 300,000 Ethiopians live in Saudi Arabia and 60,000 in Lebanon.",
        (
            "Some 300,000 | migrants level | ETH SAU | 300000 persons approximately | -",
            "60,000 | migrants level | ETH LBN | 60000 persons exact | -",
        ),
    ),
    Passage(
        "Dutch investment in Brazil has reached $38 billion, while Brazilians have put $5"
        " billion into the Netherlands.",
        (
            "$38 billion | investment level | BRA NLD | 38000000000 USD exact | -",
            "$5 billion | investment level | NLD BRA | 5000000000 USD exact | -",
        ),
    ),
    Passage(
        "Kyrgyzstan attracted $1.1 billion in foreign direct investment in 2023. The largest"
        " investors were China with $230 million, Turkey with $120 million and the Netherlands"
        " with $90 million.",
        (
            "$1.1 billion | investment level | KGZ WLD | 1100000000 USD exact | 2023",
            "$230 million | investment level | KGZ CHN | 230000000 USD exact | 2023",
            "$120 million | investment level | KGZ TUR | 120000000 USD exact | 2023",
            "$90 million | investment level | KGZ NLD | 90000000 USD exact | 2023",
        ),
    ),
    Passage(
        "Turkey was Bulgaria's third-biggest trading partner in 2022, with turnover of 7.4"
        " billion euros. Bulgarian exports were 3.1 billion euros of this.",
        (
            "7.4 billion euros | trade_turnover level | BGR TUR | 7400000000 EUR exact | 2022",
            "3.1 billion euros | exports level | BGR TUR | 3100000000 EUR exact | 2022",
        ),
    ),
    Passage(
        "Colombia's exports slid 12.9% in 2023 to $49.5 billion, the statistics agency said on"
        " Friday. Sales to the United States were worth $13.2 billion, those to Panama $4.8"
        " billion.",
        (
            "12.9% | exports growth | COL WLD | 0.871 ratio exact | 2023 | 2022",
            "$49.5 billion | exports level | COL WLD | 49500000000 USD exact | 2023",
            "$13.2 billion | exports level | COL USA | 13200000000 USD exact | 2023",
            "$4.8 billion | exports level | COL PAN | 4800000000 USD exact | 2023",
        ),
    ),
    Passage(
        "Nigerian crude worth $9.8 billion was sold to Spain in 2022 and $8.1 billion worth to"
        " India.",
        (
            "$9.8 billion | exports level | NGA ESP | 9800000000 USD exact | 2022",
            "$8.1 billion | exports level | NGA IND | 8100000000 USD exact | 2022",
        ),
    ),
    Passage(
        "Last season Ukraine sent 2.1 million tons of maize to Egypt. By comparison, Romania"
        " sent the Egyptians 800,000 tons.",
        (
            "2.1 million tons | quantity level | UKR EGY | 2100000 t exact | -",
            "800,000 tons | quantity level | ROU EGY | 800000 t exact | -",
        ),
    ),
    Passage(
        '"In 2023 Oman and our country traded goods worth $450 million," said Yemen\'s ambassador.'
        ' "Of that, $400 million were Omani goods."',
        (
            "$450 million | trade_turnover level | YEM OMN | 450000000 USD exact | 2023",
            "$400 million | exports level | OMN YEM | 400000000 USD exact | 2023",
        ),
        speaker="Ambassador of Yemen",
        speaker_area="YEM",
        fails="goods named by their country are no exports by themselves",
    ),
    Passage(
        "In the first quarter Serbian exports to Montenegro totaled 260 million euros; imports"
        " from Montenegro, 20 million. A year ago they stood at 240 million and 18 million"
        " euros, respectively.",
        (
            "260 million euros | exports level | SRB MNE | 260000000 EUR exact | 2024-01..2024-03",
            "20 million | imports level | SRB MNE | 20000000 EUR exact | 2024-01..2024-03",
            "240 million | exports level | SRB MNE | 240000000 EUR exact | 2023-01..2023-03",
            "18 million euros | imports level | SRB MNE | 18000000 EUR exact | 2023-01..2023-03",
        ),
        fails="two series are not dealt out to the numbers of another sentence",
    ),
    Passage(
        "Tehran's trade with Baghdad rose to $12 billion in the Iranian year that ended on March"
        " 20, 2024.",
        (
            "$12 billion | trade_turnover level | IRN IRQ | 12000000000 USD exact"
            " | 2023-03-21..2024-03-20",
        ),
        fails="a year is known by its calendar, not by the day it ends on",
    ),
    Passage(
        "Exports from Laos to Thailand, the data show, rose by a fifth in September from a year"
        " earlier, to $210 million. Imports from Thailand were $330 million, against $340 million"
        " in September 2023.",
        (
            "a fifth | exports growth | LAO THA | 1.2 ratio exact | 2024-09 | 2023-09",
            "$210 million | exports level | LAO THA | 210000000 USD exact | 2024-09",
            "$330 million | imports level | LAO THA | 330000000 USD exact | 2024-09",
            "$340 million | imports level | LAO THA | 340000000 USD exact | 2023-09",
        ),
    ),
    Passage(
        "Azerbaijan shipped 12 billion dollars of oil to Italy in 2022. The Italians, in turn,"
        " sold it machinery for 700 million dollars.",
        (
            "12 billion dollars | exports level | AZE ITA | 12000000000 USD exact | 2022",
            "700 million dollars | exports level | ITA AZE | 700000000 USD exact | 2022",
        ),
    ),
    Passage(
        "Switzerland accounted for 27 percent of Kyrgyz exports in 2022, Kazakhstan for 20"
        " percent. China's share in imports was 42 percent.",
        (
            "27 percent | trade_turnover share | KGZ CHE | 27 percent exact | 2022",
            "20 percent | trade_turnover share | KGZ KAZ | 20 percent exact | 2022",
            "42 percent | trade_turnover share | KGZ CHN | 42 percent exact | 2022",
        ),
    ),
    Passage(
        "Greece and Cyprus did 1.9 billion euros' worth of trade in 2022. The former's exports"
        " made up 1.5 billion euros.",
        (
            "1.9 billion euros | trade_turnover level | GRC CYP | 1900000000 EUR exact | 2022",
            "1.5 billion euros | exports level | GRC CYP | 1500000000 EUR exact | 2022",
        ),
    ),
    Passage(
        "Jordanian vegetables worth $75 million were exported to Syria in 2021, up from $38"
        " million in 2020. Syria's exports to Jordan, by contrast, edged down to $58 million.",
        (
            "$75 million | exports level | JOR SYR | 75000000 USD exact | 2021",
            "$38 million | exports level | JOR SYR | 38000000 USD exact | 2020",
            "$58 million | exports level | SYR JOR | 58000000 USD exact | 2021",
        ),
    ),
    Passage(
        "Ghana's imports reached $15.1 billion last year. China was the leading supplier with"
        " $2.9 billion, followed by the Netherlands ($1.3 billion) and India ($900 million).",
        (
            "$15.1 billion | imports level | GHA WLD | 15100000000 USD exact | 2023",
            "$2.9 billion | imports level | GHA CHN | 2900000000 USD exact | 2023",
            "$1.3 billion | imports level | GHA NLD | 1300000000 USD exact | 2023",
            "$900 million | imports level | GHA IND | 900000000 USD exact | 2023",
        ),
    ),
    Passage(
        "Workers' remittances to Sri Lanka nearly doubled in January-May from a year earlier, to"
        " $2.35 billion, the central bank in Colombo said.",
        (
            "nearly doubled | remittances growth | LKA WLD | 2 ratio almost | 2024-01..2024-05"
            " | 2023-01..2023-05",
            "$2.35 billion | remittances level | LKA WLD | 2350000000 USD exact | 2024-01..2024-05",
        ),
    ),
    Passage(
        "In 2023 Paraguay sold Brazil $3.4 billion worth of electricity, soy and meat and bought"
        " $3.9 billion worth of goods in return, leaving a deficit of $500 million.",
        (
            "$3.4 billion | exports level | PRY BRA | 3400000000 USD exact | 2023",
            "$3.9 billion | imports level | PRY BRA | 3900000000 USD exact | 2023",
            "$500 million | trade_balance level | PRY BRA | -500000000 USD exact | 2023",
        ),
    ),
    Passage(
        "KABUL, Oct 2 - Uzbekistan's trade with Afghanistan jumped 22% to $570 million in the"
        " January-August period, according to data from the statistics agency in Tashkent."
        " Exports made up the bulk, at $550 million.",
        (
            "22% | trade_turnover growth | UZB AFG | 1.22 ratio exact | 2024-01..2024-08"
            " | 2023-01..2023-08",
            "$570 million | trade_turnover level | UZB AFG | 570000000 USD exact"
            " | 2024-01..2024-08",
            "$550 million | exports level | UZB AFG | 550000000 USD exact | 2024-01..2024-08",
        ),
    ),
    Passage(
        "Zambia earned $6.2 billion from copper sold to Switzerland and China in 2021. China"
        " alone paid $2.1 billion.",
        ("$2.1 billion | exports level | ZMB CHN | 2100000000 USD exact | 2021",),
        fails="two partners of one figure are not one area",
    ),
    Passage(
        "For the second year running, Peru was the top foreign supplier of grapes to the United"
        " States, shipping 270,000 tons in 2022 after 230,000 tons in 2021.",
        (
            "270,000 tons | quantity level | PER USA | 270000 t exact | 2022",
            "230,000 tons | quantity level | PER USA | 230000 t exact | 2021",
        ),
    ),
    Passage(
        "Moldovans employed in Germany sent back $310 million in 2023, nearly one sixth of all"
        " remittances to the country, which stood at $1.9 billion.",
        (
            "$310 million | remittances level | MDA DEU | 310000000 USD exact | 2023",
            "nearly one sixth | other share | MDA DEU | 16.6666666667 percent almost | 2023",
            "$1.9 billion | remittances level | MDA WLD | 1900000000 USD exact | 2023",
        ),
        fails="the whole of a share is not told from the part",
    ),
    Passage(
        "Kyrgyzstan was sent 41,000 tons of flour by Kazakhstan in 2021; Tajikistan was sent"
        " 110,000 tons.",
        (
            "41,000 tons | quantity level | KAZ KGZ | 41000 t exact | 2021",
            "110,000 tons | quantity level | KAZ TJK | 110000 t exact | 2021",
        ),
        fails="a passive verb whose subject receives",
    ),
    Passage(
        "Ankara says trade between the two amounted to $9.6 billion in 2022. Kyiv's figure for"
        " the Turkish-Ukrainian turnover is $7.4 billion.",
        (
            "$9.6 billion | trade_turnover level | TUR UKR | 9600000000 USD exact | 2022",
            "$7.4 billion | trade_turnover level | UKR TUR | 7400000000 USD exact | 2022",
        ),
        fails="the two are named only after they are spoken of",
    ),
    Passage(
        "Lithuania's exports to Ukraine rose by 31 percent last year. The country sold goods"
        " worth 1.6 billion euros there and bought 700 million euros' worth.",
        (
            "31 percent | exports growth | LTU UKR | 1.31 ratio exact | 2023 | 2022",
            "1.6 billion euros | exports level | LTU UKR | 1600000000 EUR exact | 2023",
            "700 million euros | imports level | LTU UKR | 700000000 EUR exact | 2023",
        ),
    ),
    Passage(
        "In May the United States imported $1.1 billion of goods from Cambodia, compared with"
        " $850 million in May 2023. Its exports to the kingdom were $30 million.",
        (
            "$1.1 billion | imports level | USA KHM | 1100000000 USD exact | 2024-05",
            "$850 million | imports level | USA KHM | 850000000 USD exact | 2023-05",
            "$30 million | exports level | USA KHM | 30000000 USD exact | 2024-05",
        ),
    ),
    Passage(
        "Tajikistan's foreign trade totaled $8.3 billion in 2023, up 10.5 percent. Imports"
        " accounted for $5.9 billion and exports for $2.4 billion. The main partners were Russia"
        " ($1.7 billion), China ($1.5 billion) and Kazakhstan ($1.2 billion).",
        (
            "$8.3 billion | trade_turnover level | TJK WLD | 8300000000 USD exact | 2023",
            "10.5 percent | trade_turnover growth | TJK WLD | 1.105 ratio exact | 2023 | 2022",
            "$5.9 billion | imports level | TJK WLD | 5900000000 USD exact | 2023",
            "$2.4 billion | exports level | TJK WLD | 2400000000 USD exact | 2023",
            "$1.7 billion | trade_turnover level | TJK RUS | 1700000000 USD exact | 2023",
            "$1.5 billion | trade_turnover level | TJK CHN | 1500000000 USD exact | 2023",
            "$1.2 billion | trade_turnover level | TJK KAZ | 1200000000 USD exact | 2023",
        ),
    ),
    Passage(
        "Polish firms sold 3.2 billion euros of goods in Hungary in 2020. That compares with 2.9"
        " billion euros in 2019.",
        (
            "3.2 billion euros | exports level | POL HUN | 3200000000 EUR exact | 2020",
            "2.9 billion euros | exports level | POL HUN | 2900000000 EUR exact | 2019",
        ),
    ),
    Passage(
        "Remittances received by Georgia from Russia plunged to $1.5 billion in 2023 from $2.1"
        " billion the previous year, while those from Italy edged up to $520 million.",
        (
            "$1.5 billion | remittances level | GEO RUS | 1500000000 USD exact | 2023",
            "$2.1 billion | remittances level | GEO RUS | 2100000000 USD exact | 2022",
            "$520 million | remittances level | GEO ITA | 520000000 USD exact | 2023",
        ),
    ),
    Passage(
        "The share of Russia in Armenia's imports was 32 percent in the first half of 2023, that"
        " of China 14 percent. A year earlier Russia held 30 percent.",
        (
            "32 percent | trade_turnover share | ARM RUS | 32 percent exact | 2023-01..2023-06",
            "14 percent | trade_turnover share | ARM CHN | 14 percent exact | 2023-01..2023-06",
            "30 percent | trade_turnover share | ARM RUS | 30 percent exact | 2022-01..2022-06",
        ),
        fails='"that of" is no share again',
    ),
    Passage(
        "Seoul's investment in Vietnam stands at $85 billion; Tokyo's at $70 billion.",
        (
            "$85 billion | investment level | VNM KOR | 85000000000 USD exact | -",
            "$70 billion | investment level | VNM JPN | 70000000000 USD exact | -",
        ),
    ),
    Passage(
        "From January through July, 1.3 million tonnes of Russian wheat went to Bangladesh, the"
        " exporters' union said, up from 900,000 tonnes in the same months of last year.",
        (
            "1.3 million tonnes | quantity level | RUS BGD | 1300000 t exact | 2024-01..2024-07",
            "900,000 tonnes | quantity level | RUS BGD | 900000 t exact | 2023-01..2023-07",
        ),
        fails="going is no word of trade",
    ),
    Passage(
        "The number of Uzbek citizens working in South Korea passed 90,000 as of June 2024, the"
        " migration agency said. They wired $430 million home in the first half-year.",
        (
            "passed 90,000 | migrants level | UZB KOR | 90000 persons more_than | 2024-06",
            "$430 million | remittances level | UZB KOR | 430000000 USD exact | 2024-01..2024-06",
        ),
    ),
    Passage(
        '"Last year we imported from Bulgaria goods worth 500 million euros and exported to it'
        ' 900 million," Petar Ilic told reporters. "In 2019 the figures were 350 and 600'
        ' million."',
        (
            "500 million euros | imports level | SRB BGR | 500000000 EUR exact | 2023",
            "900 million | exports level | SRB BGR | 900000000 EUR exact | 2023",
            "350 | imports level | SRB BGR | 350000000 EUR exact | 2019",
            "600 million | exports level | SRB BGR | 600000000 EUR exact | 2019",
        ),
        speaker="Petar Ilic, Trade Minister of Serbia",
        speaker_area="SRB",
        fails="two series are not dealt out to the numbers of another sentence",
    ),
    Passage(
        "Tunisian olive oil exports to Spain doubled to 52,000 tons over the November"
        " 2022-April 2023 period. Italy bought 31,000 tons, down by a tenth.",
        (
            "doubled | quantity growth | TUN ESP | 2 ratio exact | 2022-11..2023-04"
            " | 2021-11..2022-04",
            "52,000 tons | quantity level | TUN ESP | 52000 t exact | 2022-11..2023-04",
            "31,000 tons | quantity level | TUN ITA | 31000 t exact | 2022-11..2023-04",
            "a tenth | quantity growth | TUN ITA | 0.9 ratio exact | 2022-11..2023-04"
            " | 2021-11..2022-04",
        ),
    ),
    Passage(
        "Bulgaria gets most of its migrant remittances from Germany: of 1.3 billion euros"
        " received in 2022, 410 million came from there.",
        (
            "1.3 billion euros | remittances level | BGR WLD | 1300000000 EUR exact | 2022",
            "410 million | remittances level | BGR DEU | 410000000 EUR exact | 2022",
        ),
        fails="a whole that is named before its part",
    ),
    Passage(
        "Armenian exports to the Emirates climbed 40% to $2.6 billion in 2023, the statistics"
        " committee in Yerevan reported. Imports from there added 12% and hit $290 million.",
        (
            "40% | exports growth | ARM ARE | 1.4 ratio exact | 2023 | 2022",
            "$2.6 billion | exports level | ARM ARE | 2600000000 USD exact | 2023",
            "12% | imports growth | ARM ARE | 1.12 ratio exact | 2023 | 2022",
            "$290 million | imports level | ARM ARE | 290000000 USD exact | 2023",
        ),
    ),
    Passage(
        "Bulgarian sunflower oil was bought mostly by India, which took 120,000 tonnes in 2021.",
        ("120,000 tonnes | quantity level | IND BGR | 120000 t exact | 2021",),
        fails="a word between a passive verb and its doer parts them",
    ),
    Passage(
        "Uganda shipped coffee worth $850 million to buyers abroad in 2022, with Italy the"
        " biggest at $270 million and Sudan second at $90 million.",
        (
            "$850 million | exports level | UGA WLD | 850000000 USD exact | 2022",
            "$270 million | exports level | UGA ITA | 270000000 USD exact | 2022",
            "$90 million | exports level | UGA SDN | 90000000 USD exact | 2022",
        ),
    ),
    Passage(
        "The Philippines' trade gap with Indonesia stood at $8.1 billion in 2023. Philippine"
        " exports to the archipelago were $1.1 billion, against imports of $9.2 billion.",
        (
            "$8.1 billion | trade_balance level | PHL IDN | -8100000000 USD exact | 2023",
            "$1.1 billion | exports level | PHL IDN | 1100000000 USD exact | 2023",
            "$9.2 billion | imports level | PHL IDN | 9200000000 USD exact | 2023",
        ),
    ),
    Passage(
        "Kazakh exports of flour to Afghanistan fell to 1.1 million tons in 2023 from 1.4 million"
        " tons a year earlier. Shipments to Tajikistan grew to 180,000 tons.",
        (
            "1.1 million tons | quantity level | KAZ AFG | 1100000 t exact | 2023",
            "1.4 million tons | quantity level | KAZ AFG | 1400000 t exact | 2022",
            "180,000 tons | quantity level | KAZ TJK | 180000 t exact | 2023",
        ),
    ),
    Passage(
        "Honduran migrants in the United States sent $9.2 billion to their families in 2023, 5%"
        " more than in 2022. Remittances now equal 26% of GDP.",
        (
            "$9.2 billion | remittances level | HND USA | 9200000000 USD exact | 2023",
            "5% | remittances growth | HND USA | 1.05 ratio exact | 2023 | 2022",
            "26% | other share | HND WLD | 26 percent exact | 2024-10-16",
        ),
        fails="what is not of one partner is not told from what was",
    ),
    Passage(
        "Turkmenistan delivered 2.4 billion dollars' worth of goods to Turkey in 2021, Ankara's"
        " statistics show. In the opposite direction went goods worth $990 million.",
        (
            "2.4 billion dollars | exports level | TKM TUR | 2400000000 USD exact | 2021",
            "$990 million | exports level | TUR TKM | 990000000 USD exact | 2021",
        ),
        fails="the opposite direction is no word of trade",
    ),
    Passage(
        "Between January and September, Georgia's trade with Russia rose 2% year on year to"
        " $1.8 billion: exports came to $500 million and imports to $1.3 billion.",
        (
            "2% | trade_turnover growth | GEO RUS | 1.02 ratio exact | 2024-01..2024-09"
            " | 2023-01..2023-09",
            "$1.8 billion | trade_turnover level | GEO RUS | 1800000000 USD exact"
            " | 2024-01..2024-09",
            "$500 million | exports level | GEO RUS | 500000000 USD exact | 2024-01..2024-09",
            "$1.3 billion | imports level | GEO RUS | 1300000000 USD exact | 2024-01..2024-09",
        ),
    ),
    Passage(
        "About 190,000 Uzbek nationals were working in Kazakhstan at the end of 2022, up from"
        " 120,000 a year earlier.",
        (
            "About 190,000 | migrants level | UZB KAZ | 190000 persons approximately | 2022-12-31",
            "120,000 | migrants level | UZB KAZ | 120000 persons exact | 2021-12-31",
        ),
    ),
    Passage(
        "Last month Mongolia exported 7.1 million tons of coal, all but 2% of it to China.",
        (
            "7.1 million tons | quantity level | MNG WLD | 7100000 t exact | 2024-09",
            "2% | trade_turnover share | MNG CHN | 2 percent exact | 2024-09",
        ),
    ),
    Passage(
        "Cumulative South Korean investment in Uzbekistan exceeds $7 billion, Seoul's ambassador"
        " said. More than 700 firms from the country work there.",
        ("exceeds $7 billion | investment level | UZB KOR | 7000000000 USD more_than | -",),
    ),
    Passage(
        "Swiss watch exports to Hong Kong stood at 2.3 billion euros in 2023, while those to the"
        " United States reached 4.2 billion euros and to Japan 1.9 billion euros.",
        (
            "2.3 billion euros | exports level | CHE HKG | 2300000000 EUR exact | 2023",
            "4.2 billion euros | exports level | CHE USA | 4200000000 EUR exact | 2023",
            "1.9 billion euros | exports level | CHE JPN | 1900000000 EUR exact | 2023",
        ),
    ),
    Passage(
        "Trade turnover between the two neighbors, Iraq and Iran, was $10 billion in 2022,"
        " Baghdad says; 95% of it was Iranian exports.",
        (
            "$10 billion | trade_turnover level | IRQ IRN | 10000000000 USD exact | 2022",
            "95% | other share | IRN IRQ | 95 percent exact | 2022",
        ),
        fails="what a part is comes after it, behind a verb",
    ),
    Passage(
        "Kyrgyz customs recorded imports from China of $5.4 billion in 2023; Chinese customs"
        " reported exports to Kyrgyzstan of $19.8 billion.",
        (
            "$5.4 billion | imports level | KGZ CHN | 5400000000 USD exact | 2023",
            "$19.8 billion | exports level | CHN KGZ | 19800000000 USD exact | 2023",
        ),
    ),
    Passage(
        "Algeria's gas sales to Spain earned it $5.1 billion in 2022, more than twice the $2.3"
        " billion of 2021.",
        (
            "$5.1 billion | exports level | DZA ESP | 5100000000 USD exact | 2022",
            "more than twice | exports growth | DZA ESP | 2 ratio more_than | 2022 | 2021",
            "$2.3 billion | exports level | DZA ESP | 2300000000 USD exact | 2021",
        ),
    ),
    Passage(
        "Investors from Kuwait put $410 million into Jordan in 2021 and $360 million in 2022."
        " Qatari capital accounted for $150 million in the latter year.",
        (
            "$410 million | investment level | JOR KWT | 410000000 USD exact | 2021",
            "$360 million | investment level | JOR KWT | 360000000 USD exact | 2022",
            "$150 million | investment level | JOR QAT | 150000000 USD exact | 2022",
        ),
    ),
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
    Passage(
        "Estonia's exports to Latvia and Lithuania came to 2.4 and 1.9 billion euros in 2023.",
        (
            "2.4 | exports level | EST LVA | 2400000000 EUR exact | 2023",
            "1.9 billion euros | exports level | EST LTU | 1900000000 EUR exact | 2023",
        ),
    ),
    Passage(
        "Latvia and Lithuania accounted for 13 and 10 percent of Estonian exports.",
        (
            "13 | trade_turnover share | EST LVA | 13 percent exact | -",
            "10 percent | trade_turnover share | EST LTU | 10 percent exact | -",
        ),
    ),
    Passage(
        "Peru's imports from Brazil grew 8.5 percent in 2023 and its exports there 4.1 percent, "
        "to $4 and $2 billion, respectively.",
        (
            "8.5 percent | imports growth | PER BRA | 1.085 ratio exact | 2023 | 2022",
            "4.1 percent | exports growth | PER BRA | 1.041 ratio exact | 2023 | 2022",
            "$4 | imports level | PER BRA | 4000000000 USD exact | 2023",
            "$2 billion | exports level | PER BRA | 2000000000 USD exact | 2023",
        ),
    ),
    Passage(
        "Kenya sold 310,000 tons of tea abroad in 2023 and earned $1.2 billion from it. Egypt was "
        "the top buyer with 52,000 tons, ahead of Britain with 44,000 and Russia with 21,300.",
        (
            "310,000 tons | quantity level | KEN WLD | 310000 t exact | 2023",
            "$1.2 billion | exports level | KEN WLD | 1200000000 USD exact | 2023",
            "52,000 tons | quantity level | KEN EGY | 52000 t exact | 2023",
            "44,000 | quantity level | KEN GBR | 44000 t exact | 2023",
            "21,300 | quantity level | KEN RUS | 21300 t exact | 2023",
        ),
    ),
    Passage(
        "Jordan imported 1.1 million tons of wheat in 2023. Romania supplied 480,000 tons, 12 "
        "percent more than a year ago, and Ukraine just over 200,000 tons.",
        (
            "1.1 million tons | quantity level | JOR WLD | 1100000 t exact | 2023",
            "480,000 tons | quantity level | JOR ROU | 480000 t exact | 2023",
            "12 percent | quantity growth | JOR ROU | 1.12 ratio exact | 2023 | 2022",
            "just over 200,000 tons | quantity level | JOR UKR | 200000 t more_than | 2023",
        ),
    ),
    Passage(
        "Croatia's share in Slovenian exports rose to 8.9 percent in 2023, while that of Serbia "
        "slipped to under 3 percent.",
        (
            "8.9 percent | trade_turnover share | SVN HRV | 8.9 percent exact | 2023",
            "under 3 percent | trade_turnover share | SVN SRB | 3 percent at_most | 2023",
        ),
    ),
    Passage(
        "Remittances to Moldova reached $1.9 billion in 2023, with Italy supplying 16 percent of "
        "it.",
        (
            "$1.9 billion | remittances level | MDA WLD | 1900000000 USD exact | 2023",
            "16 percent | other share | MDA ITA | 16 percent exact | 2023",
        ),
    ),
    Passage(
        "There are 90,000 Moldovan nationals in Italy, the external labor office says, and as of "
        "May 1, 12,000 of them held seasonal permits.",
        (
            "90,000 | migrants level | MDA ITA | 90000 persons exact | -",
            "12,000 | migrants level | MDA ITA | 12000 persons exact | 2024-05-01",
        ),
    ),
    Passage(
        "Remittances from Italy to Albania fell by a tenth in 2023, to $900 million, as the euro "
        "slid.",
        (
            "a tenth | remittances growth | ALB ITA | 0.9 ratio exact | 2023 | 2022",
            "$900 million | remittances level | ALB ITA | 900000000 USD exact | 2023",
        ),
    ),
    Passage(
        "Turkey overtook Italy as the top destination for Egyptian oranges, importing $210 "
        "million of them in 2023.",
        ("$210 million | imports level | TUR EGY | 210000000 USD exact | 2023",),
    ),
    Passage(
        "Jordanian phosphate exports to India rose by a factor of four in 2023.",
        ("four | exports growth | JOR IND | 4 ratio exact | 2023 | 2022",),
    ),
    Passage(
        "Transfers sent home by Moldovan workers abroad grew 7 percent to $1.9 billion in 2023.",
        (
            "7 percent | remittances growth | MDA WLD | 1.07 ratio exact | 2023 | 2022",
            "$1.9 billion | remittances level | MDA WLD | 1900000000 USD exact | 2023",
        ),
    ),
    Passage(
        "Romania ran a deficit of €1.1 billion in its trade with Hungary in 2023.",
        ("€1.1 billion | trade_balance level | ROU HUN | -1100000000 EUR exact | 2023",),
    ),
    Passage(
        "Greece's imports from Bulgaria stood at €5 billion in 2022, 18 percent higher than the "
        "previous year.",
        (
            "€5 billion | imports level | GRC BGR | 5000000000 EUR exact | 2022",
            "18 percent | imports growth | GRC BGR | 1.18 ratio exact | 2022 | 2021",
        ),
    ),
    Passage(
        "Nepal sent 14,000 workers to Romania in 2023.",
        ("14,000 | migrants level | NPL ROU | 14000 persons exact | 2023",),
    ),
    Passage(
        "Trade between Chile and Peru edged down to $3.1 billion from $3.4 billion in 2022.",
        (
            "$3.1 billion | trade_turnover level | CHL PER | 3100000000 USD exact | -",
            "$3.4 billion | trade_turnover level | CHL PER | 3400000000 USD exact | 2022",
        ),
    ),
    Passage(
        "Czech exports to Slovakia rose fourfold, from $3 billion in 1996 to $12 billion in 2016.",
        (
            "fourfold | exports growth | CZE SVK | 4 ratio exact | 2016 | 1996",
            "$3 billion | exports level | CZE SVK | 3000000000 USD exact | 1996",
            "$12 billion | exports level | CZE SVK | 12000000000 USD exact | 2016",
        ),
    ),
    Passage(
        "Finland's foreign trade reached €160 billion in 2023. Germany's share was 14 percent, "
        "while Sweden's stood at 12 percent.",
        (
            "€160 billion | trade_turnover level | FIN WLD | 160000000000 EUR exact | 2023",
            "14 percent | trade_turnover share | FIN DEU | 14 percent exact | 2023",
            "12 percent | trade_turnover share | FIN SWE | 12 percent exact | 2023",
        ),
    ),
    Passage(
        "Portugal employs more than 12,000 Nepalis, up from 3,000 in 2017.",
        (
            "more than 12,000 | migrants level | NPL PRT | 12000 persons more_than | -",
            "3,000 | migrants level | NPL PRT | 3000 persons exact | 2017",
        ),
    ),
    Passage(
        "India raised duties on Malaysian palm oil imports by 10 percent.",
    ),
    Passage(
        "Georgia's external debt equals 37 percent of GDP.",
    ),
    Passage(
        "A third of the Tongan households receive remittances.",
    ),
    Passage(
        "Germany accounts for a third of Austria's foreign trade, Italy for a twentieth and "
        "Hungary for a tenth.",
        (
            "a third | trade_turnover share | AUT DEU | 33.3333333333 percent exact | -",
            "a twentieth | trade_turnover share | AUT ITA | 5 percent exact | -",
            "a tenth | trade_turnover share | AUT HUN | 10 percent exact | -",
        ),
    ),
    Passage(
        "Lebanon's exports to Iraq, its newest customer, hit $140 million in 2023, versus nearly "
        "$90 million a year before.",
        (
            "$140 million | exports level | LBN IRQ | 140000000 USD exact | 2023",
            "nearly $90 million | exports level | LBN IRQ | 90000000 USD almost | 2022",
        ),
    ),
    Passage(
        "Morocco's exports to Brazil shot up to $1.8 billion in 2023.",
        ("$1.8 billion | exports level | MAR BRA | 1800000000 USD exact | 2023",),
    ),
    Passage(
        "Thailand's imports from Laos came to $3 billion, twice its exports there.",
        ("$3 billion | imports level | THA LAO | 3000000000 USD exact | -",),
    ),
    Passage(
        "Canada issued 2,500 work visas to Ukrainian citizens.",
    ),
    Passage(
        "Uruguay exported 400,000 tons of beef in 2023; China took a half and the United States a "
        "fifth of it.",
        (
            "400,000 tons | quantity level | URY WLD | 400000 t exact | 2023",
            "a half | trade_turnover share | URY CHN | 50 percent exact | 2023",
            "a fifth | trade_turnover share | URY USA | 20 percent exact | 2023",
        ),
    ),
    Passage(
        "Trade between Oman and Iran reached $2.3 billion in 2023. The Iranian customs "
        "administration reported this.",
        ("$2.3 billion | trade_turnover level | IRN OMN | 2300000000 USD exact | 2023",),
    ),
    Passage(
        "Sri Lanka got $6 billion in remittances in 2023, nine tenths of the total from the Gulf.",
        (
            "$6 billion | remittances level | LKA WLD | 6000000000 USD exact | 2023",
            "nine tenths | other share | LKA WLD | 90 percent exact | 2023",
        ),
    ),
    Passage(
        "Ghana plans to export 30,000 tons of cashews to India; its exports may decline by 5 "
        "percent this year, the Economy Ministry warned.",
    ),
    Passage(
        "Norway exported $5 billion worth of fish to Poland in 2023, overtaking Chile, whose "
        "sales there sank 10 percent.",
        (
            "$5 billion | exports level | NOR POL | 5000000000 USD exact | 2023",
            "10 percent | exports growth | CHL POL | 0.9 ratio exact | 2023 | 2022",
        ),
        fails="there, in a clause with an owner of its own, is not known",
    ),
    Passage(
        "Malta's trade with Libya now makes up 6 percent of the total, against 9 percent a decade "
        "ago.",
        (
            "6 percent | trade_turnover share | MLT LBY | 6 percent exact | 2024-10-16",
            "9 percent | trade_turnover share | MLT LBY | 9 percent exact | 2014-10-16",
        ),
    ),
    Passage(
        "Serbian imports from Hungary contracted 8.2% in June, the sharpest drop"
        " since May 2020, and exports edged up 1%.",
        (
            "8.2% | imports growth | SRB HUN | 0.918 ratio exact | 2024-06 | 2023-06",
            "1% | exports growth | SRB HUN | 1.01 ratio exact | 2024-06 | 2023-06",
        ),
    ),
    Passage(
        "Trade between Chile and Peru has shrunk by 12 percent, the customs service"
        " said in Lima. From January to June 2024 the turnover came to $1.6 billion.",
        (
            (
                "12 percent | trade_turnover growth | CHL PER | 0.88 ratio exact |"
                " 2024-01..2024-06 | 2023-01..2023-06"
            ),
            (
                "$1.6 billion | trade_turnover level | CHL PER | 1600000000 USD exact |"
                " 2024-01..2024-06"
            ),
        ),
    ),
    Passage(
        "Remittances to poor countries reached $600 billion in 2022. Nepal got $9"
        " billion, followed by Kenya ($4 billion) and Ghana ($4.6 billion).",
        (
            "$9 billion | remittances level | NPL WLD | 9000000000 USD exact | 2022",
            "$4 billion | remittances level | KEN WLD | 4000000000 USD exact | 2022",
            "$4.6 billion | remittances level | GHA WLD | 4600000000 USD exact | 2022",
        ),
    ),
    Passage(
        "Investment flows to Kenya were 12 percent lower in 2023. Ghana saw $1.3"
        " billion, an increase of 4%, and Rwanda $700 million.",
        (
            ("12 percent | investment growth | KEN WLD | 0.88 ratio exact | 2023 | 2022"),
            "$1.3 billion | investment level | GHA WLD | 1300000000 USD exact | 2023",
            "4% | investment growth | GHA WLD | 1.04 ratio exact | 2023 | 2022",
            "$700 million | investment level | RWA WLD | 700000000 USD exact | 2023",
        ),
    ),
    Passage(
        "Serbia attracted $4 billion of foreign investment in 2023. The main"
        " investors were China ($1.3 billion), Austria ($400 million) and Italy ($310"
        " million). No more than 15 percent of the money went into farming.",
        (
            "$4 billion | investment level | SRB WLD | 4000000000 USD exact | 2023",
            "$1.3 billion | investment level | SRB CHN | 1300000000 USD exact | 2023",
            "$400 million | investment level | SRB AUT | 400000000 USD exact | 2023",
            "$310 million | investment level | SRB ITA | 310000000 USD exact | 2023",
            ("No more than 15 percent | other share | SRB WLD | 15 percent at_most | 2023"),
        ),
    ),
    Passage(
        "Latvia's foreign trade stood at €40 billion in 2023, which is €3 billion, or"
        " 7 percent, less than in 2022.",
        (
            ("€40 billion | trade_turnover level | LVA WLD | 40000000000 EUR exact | 2023"),
            ("€3 billion | trade_turnover change | LVA WLD | -3000000000 EUR exact | 2023 | 2022"),
            ("7 percent | trade_turnover growth | LVA WLD | 0.93 ratio exact | 2023 | 2022"),
        ),
    ),
    Passage(
        "Germany accounted for 30 percent of Czech exports in 2023, and Slovakia for"
        " 8.1; Poland and Austria came next.",
        (
            "30 percent | trade_turnover share | CZE DEU | 30 percent exact | 2023",
            "8.1 | trade_turnover share | CZE SVK | 8.1 percent exact | 2023",
        ),
    ),
    Passage(
        "Egyptian exports were $35 billion in 2023. The deficit, $37 billion,"
        " corresponded to 34 percent of turnover.",
        (
            "$35 billion | exports level | EGY WLD | 35000000000 USD exact | 2023",
            ("$37 billion | trade_balance level | EGY WLD | -37000000000 USD exact | 2023"),
            "34 percent | other share | EGY WLD | 34 percent exact | 2023",
        ),
    ),
    Passage(
        "Oman's trade with India in the first half was up 7 percent; India's share in"
        " the total climbed to 12 percent from 10 percent a year earlier.",
        (
            (
                "7 percent | trade_turnover growth | OMN IND | 1.07 ratio exact |"
                " 2024-01..2024-06 | 2023-01..2023-06"
            ),
            ("12 percent | trade_turnover share | OMN IND | 12 percent exact | 2024-01..2024-06"),
            ("10 percent | trade_turnover share | OMN IND | 10 percent exact | 2023-01..2023-06"),
        ),
    ),
    Passage(
        "The number of Georgians working in Poland rose from 20,000 in 2021 to 27,000"
        " a year later.",
        (
            "20,000 | migrants level | GEO POL | 20000 persons exact | 2021",
            "27,000 | migrants level | GEO POL | 27000 persons exact | 2022",
        ),
    ),
    Passage(
        "Peru's trade with Japan has doubled over the past decade.",
        (
            (
                "doubled | trade_turnover growth | PER JPN | 2 ratio exact |"
                " 2014-10-16..2024-10-16 | -"
            ),
        ),
    ),
    Passage(
        '"Our trade with Cuba has trebled over the past three years," the Algerian envoy said.',
        (
            (
                "trebled | trade_turnover growth | DZA CUB | 3 ratio exact |"
                " 2021-10-16..2024-10-16 | -"
            ),
        ),
    ),
    Passage(
        "India bought $2 billion worth of Chilean copper in 2023, and Korea half as much.",
        ("$2 billion | imports level | IND CHL | 2000000000 USD exact | 2023",),
    ),
    Passage(
        "Portugal sold wine abroad for €900 million in 2023. A tenth of that went to"
        " Brazil, and Angola bought €60 million worth.",
        (
            "€900 million | exports level | PRT WLD | 900000000 EUR exact | 2023",
            "A tenth | trade_turnover share | PRT BRA | 10 percent exact | 2023",
            "€60 million | exports level | PRT AGO | 60000000 EUR exact | 2023",
        ),
    ),
    Passage(
        "Australia put its trade surplus with Japan at A$40 billion and that with"
        " China at HK$2 billion.",
    ),
    Passage(
        "Tunisia's current account deficit narrowed to $1.2 billion, and the state"
        " bought 900,000 tonnes of wheat from farmers.",
    ),
    Passage(
        "The European Investment Bank lent €230 million to Tunis. Deliveries of gas"
        " to Italy covered a third of Italian demand.",
    ),
    Passage(
        "Turkey and Libya did $3 billion worth of business in 2022.",
        (("$3 billion | trade_turnover level | TUR LBY | 3000000000 USD exact | 2022"),),
    ),
    Passage(
        "Canada received $50 billion of foreign direct investment in 2023, and 3.1"
        " million Indians live there.",
        (
            "$50 billion | investment level | CAN WLD | 50000000000 USD exact | 2023",
            "3.1 million | migrants level | IND CAN | 3100000 persons exact | -",
        ),
    ),
    Passage(
        "Iraq made up 4 percent of the exports and 9 percent of the imports of Jordan in 2022.",
        (
            "4 percent | trade_turnover share | JOR IRQ | 4 percent exact | 2022",
            "9 percent | trade_turnover share | JOR IRQ | 9 percent exact | 2022",
        ),
    ),
    Passage(
        "Bahraini imports from Iran are six times larger than its exports to that country.",
    ),
    Passage(
        "Thai rice exports to Togo came to $200 million in 2023, 8 percent off the previous year.",
        (
            "$200 million | exports level | THA TGO | 200000000 USD exact | 2023",
            "8 percent | exports growth | THA TGO | 0.92 ratio exact | 2023 | 2022",
        ),
    ),
    Passage(
        "Of the 290 million international migrants worldwide, 18 million were born in"
        " Nepal. Jordan hosts 3 million.",
    ),
    Passage(
        "Peru's exports rose 4 percent in 2023 and its imports fell. The former stood at $64"
        " billion, the latter at $49 billion.",
        (
            "4 percent | exports growth | PER WLD | 1.04 ratio exact | 2023 | 2022",
            "$64 billion | exports level | PER WLD | 64000000000 USD exact | 2023",
            "$49 billion | imports level | PER WLD | 49000000000 USD exact | 2023",
        ),
    ),
    # ---- the former and the latter
    Passage(
        "Trade with Oman and Qatar grew. Kenya sold $5 million to the former and $7 million to"
        " the latter in 2022.",
        (
            "$5 million | exports level | KEN OMN | 5000000 USD exact | 2022",
            "$7 million | exports level | KEN QAT | 7000000 USD exact | 2022",
        ),
    ),
    Passage(
        "Jordan and Oman traded goods for $2 billion in 2022; trade with the former Yugoslav"
        " states is nearer to $1 billion.",
        ("$2 billion | trade_turnover level | JOR OMN | 2000000000 USD exact | 2022",),
        fails="states that were are no area",
    ),
    Passage(
        "Oman's exports and imports grew in 2022, the former to $50 billion, the latter to $40"
        " billion.",
        (
            "$50 billion | exports level | OMN WLD | 50000000000 USD exact | 2022",
            "$40 billion | imports level | OMN WLD | 40000000000 USD exact | 2022",
        ),
    ),
    # ---- said of several together
    Passage("India, Peru and Qatar accounted for 40 percent of Omani exports in 2022."),
    Passage("More than 60 percent of Chilean exports went to Japan and Peru in 2021."),
    # ---- one flow measured by another, one flow counted twice
    Passage("Cubans import three times as much from Spain as they sell there."),
    Passage(
        "Latvia's exports to Estonia reached $2 billion in 2022; it imports three times as much.",
        ("$2 billion | exports level | LVA EST | 2000000000 USD exact | 2022",),
    ),
    Passage(
        "Kenya says it sold $2 billion to Oman in 2022. Oman says it bought $3 billion. The gap,"
        " $1 billion, is puzzling.",
        (
            "$2 billion | exports level | KEN OMN | 2000000000 USD exact | 2022",
            "$3 billion | imports level | OMN KEN | 3000000000 USD exact | 2022",
        ),
    ),
    # ---- no part of trade
    Passage("Kenya produced 5 million tons of tea in 2022, and 70 percent were exported."),
    Passage(
        "Investment from Oman in Kenya hit $2 billion in 2022. An Omani firm bought 60 percent of"
        " a Nairobi bank for $50 million.",
        ("$2 billion | investment level | KEN OMN | 2000000000 USD exact | 2022",),
    ),
    Passage("A Peruvian maker of yarn bought 40 percent of its main rival for $30 million."),
    Passage(
        "Kenyan exports to Oman reached $500 million in 2022; a $20 million terminal opened in"
        " Muscat.",
        ("$500 million | exports level | KEN OMN | 500000000 USD exact | 2022",),
    ),
    Passage(
        "Trade between Oman and Qatar exceeds $1.5 billion, and the two rulers have set a goal of"
        " $3 billion by 2030.",
        ("exceeds $1.5 billion | trade_turnover level | OMN QAT | 1500000000 USD more_than | -",),
    ),
    # ---- parts of people and of what a clause tells
    Passage(
        "In 2021 some 280,000 Nepalis left for work abroad; 60 percent went to Qatar.",
        (
            "some 280,000 | migrants level | NPL WLD | 280000 persons approximately | 2021",
            "60 percent | other share | NPL QAT | 60 percent exact | 2021",
        ),
    ),
    Passage("Some 80 percent of Nepali migrants in Qatar work in construction."),
    Passage(
        "Oman's imports from Kenya fell to $6 million in 2023. Before the pandemic Kenya supplied"
        " 12 percent of everything the Omanis bought abroad.",
        (
            "$6 million | imports level | OMN KEN | 6000000 USD exact | 2023",
            "12 percent | trade_turnover share | OMN KEN | 12 percent exact | -",
        ),
    ),
    Passage(
        "Remittances to Nepal came to $1.4 billion in 2022, of which 98 percent originated in"
        " Qatar.",
        (
            "$1.4 billion | remittances level | NPL WLD | 1400000000 USD exact | 2022",
            "98 percent | other share | NPL QAT | 98 percent exact | 2022",
        ),
    ),
    # ---- the day somebody spoke
    Passage(
        "Nepal's trade with India exceeded $8 billion in 2022, the central bank said on"
        " 5 March 2023, against $7 billion a year earlier.",
        (
            "exceeded $8 billion | trade_turnover level | NPL IND | 8000000000 USD more_than"
            " | 2022",
            "$7 billion | trade_turnover level | NPL IND | 7000000000 USD exact | 2021",
        ),
    ),
    Passage(
        "As of 1 July, the ministry said, 379,000 Kyrgyz migrants worked in Russia.",
        ("379,000 | migrants level | KGZ RUS | 379000 persons exact | 2024-07-01",),
    ),
    # ---- some of a block that is not named again
    Passage(
        "The EU's trade with China fell by 10% in 2023. Certain member states fared "
        "worse: together they sold China €61 billion of goods.",
        (
            "10% | trade_turnover growth | EU27 CHN | 0.9 ratio exact | 2023 | 2022",
            "€61 billion | exports level | EU27* CHN | 61000000000 EUR exact | 2023",
        ),
    ),
    Passage(
        "Kenya's exports to EU countries halved in 2023, although imports from some of "
        "them edged up by 2 percent.",
        (
            "halved | exports growth | KEN EU27 | 0.5 ratio exact | 2023 | 2022",
            "2 percent | imports growth | KEN EU27* | 1.02 ratio exact | 2023 | 2022",
        ),
    ),
    Passage(
        "The EU bought goods worth €9 billion from Peru in 2023. Several of its members "
        "raised their purchases by 5%.",
        (
            "€9 billion | imports level | EU27 PER | 9000000000 EUR exact | 2023",
            "5% | imports growth | EU27* PER | 1.05 ratio exact | 2023 | 2022",
        ),
    ),
    Passage(
        "Several members of the EU bought goods worth €9 billion from Peru in 2023.",
        ("€9 billion | imports level | EU27* PER | 9000000000 EUR exact | 2023",),
    ),
    # ---- whose its and our are
    Passage(
        "Kenya's trade with Oman hit $90 million in 2023. Qatar cut its purchases from "
        "Peru by 38 percent over that time.",
        (
            "$90 million | trade_turnover level | KEN OMN | 90000000 USD exact | 2023",
            "38 percent | imports growth | QAT PER | 0.62 ratio exact | 2023 | 2022",
        ),
    ),
    Passage(
        "«Bavaria's turnover with Kenya rose by 55 percent last year,» the head of the "
        "region said. «In the first quarter of this year we shipped tractors there for "
        "$24 million.»",
        (
            ("55 percent | trade_turnover growth | DEU* KEN | 1.55 ratio exact | 2022 | 2021"),
            ("$24 million | exports level | DEU* KEN | 24000000 USD exact | 2023-01..2023-03"),
        ),
        speaker="Head of Bavaria, Germany",
        speaker_area="DEU",
        published=date(2023, 6, 16),
    ),
    Passage(
        "The Kenyan leader recalled that in 2022 trade with Oman went up 22%, to $20.6 "
        "million. Over the first six months of this year, he went on, it added another "
        "8.3%.",
        (
            "22% | trade_turnover growth | KEN OMN | 1.22 ratio exact | 2022 | 2021",
            "$20.6 million | trade_turnover level | KEN OMN | 20600000 USD exact | 2022",
            (
                "8.3% | trade_turnover growth | KEN OMN | 1.083 ratio exact | "
                "2023-01..2023-06 | 2022-01..2022-06"
            ),
        ),
        speaker="President of Kenya",
        speaker_area="KEN",
        published=date(2023, 9, 29),
    ),
    Passage(
        "«Our trade with Kenya is under $50 million a year, and in 2020 it was just $31 "
        "million,» he told students in Nairobi.",
        (
            ("under $50 million | trade_turnover level | JPN KEN | 50000000 USD at_most | -"),
            "$31 million | trade_turnover level | JPN KEN | 31000000 USD exact | 2020",
        ),
        speaker="Ambassador of Japan to Kenya",
        speaker_area="JPN",
        published=date(2023, 9, 29),
    ),
    # ---- where a report was filed
    Passage(
        "LIMA - Peru sold 41 million tons of copper ore to China in 2023.",
        ("41 million tons | quantity level | PER CHN | 41000000 t exact | 2023",),
    ),
    Passage(
        "MUSCAT, Oman, Jan 5 (Agency) — Japan invested $2 billion in Vietnam in 2023.",
        ("$2 billion | investment level | VNM JPN | 2000000000 USD exact | 2023",),
    ),
    Passage(
        "BAKU (AP) - Exports rose 5% in 2023, to $30 billion.",
        (
            "5% | exports growth | AZE WLD | 1.05 ratio exact | 2023 | 2022",
            "$30 billion | exports level | AZE WLD | 30000000000 USD exact | 2023",
        ),
    ),
    # ---- where money goes, and what is compared
    Passage(
        "After the break-up of the old union Japan has put $640 million into Kenya's economy.",
        ("$640 million | investment level | KEN JPN | 640000000 USD exact | -",),
    ),
    Passage(
        "In 2022 Qatar invested $300 million in Kenya's energy sector.",
        ("$300 million | investment level | KEN QAT | 300000000 USD exact | 2022",),
    ),
    Passage(
        "Exports to Italy outstripped those to Germany in 2023: $71 million against $65 "
        "million, the Omani customs said.",
        (
            "$71 million | exports level | OMN ITA | 71000000 USD exact | 2023",
            "$65 million | exports level | OMN DEU | 65000000 USD exact | 2023",
        ),
    ),
    Passage(
        "In 2023 remittances to Nepal from Qatar exceeded those from India, $1.2 billion "
        "to $0.9 billion.",
        (
            "$1.2 billion | remittances level | NPL QAT | 1200000000 USD exact | 2023",
            "$0.9 billion | remittances level | NPL IND | 900000000 USD exact | 2023",
        ),
    ),
    Passage(
        "Oman's trade with Kenya went down to $545 million in 2023. Imports made up $523 "
        "million of the 2023 total and exports a mere $22 million.",
        (
            "$545 million | trade_turnover level | OMN KEN | 545000000 USD exact | 2023",
            "$523 million | imports level | OMN KEN | 523000000 USD exact | 2023",
            "$22 million | exports level | OMN KEN | 22000000 USD exact | 2023",
        ),
    ),
    Passage(
        "In January 850 kilograms of gold were exported from Kenya to Oman. Gold exports to all "
        "destinations brought the country $368 million that month.",
        (
            "850 kilograms | quantity level | KEN OMN | 0.85 t exact | 2024-01",
            "$368 million | exports level | KEN WLD | 368000000 USD exact | 2024-01",
        ),
    ),
    Passage(
        "According to Eurostat, trade of the EU with Kenya totaled €2.5 billion "
        "in 2022. With that the Union became the country's third-largest partner: it "
        "accounted for 15.8 percent of Kenyan foreign trade.",
        (
            ("€2.5 billion | trade_turnover level | EU27 KEN | 2500000000 EUR exact | 2022"),
            "15.8 percent | trade_turnover share | KEN EU27 | 15.8 percent exact | 2022",
        ),
    ),
    # ---- people asked about, and crops that found buyers
    Passage(
        "How many Nepalis work in Oman? Between 60,000 and 100,000, if the diaspora's "
        "leaders are to be believed.",
        (
            "Between 60,000 | migrants level | NPL OMN | 60000 persons at_least | -",
            "100,000 | migrants level | NPL OMN | 100000 persons up_to | -",
        ),
    ),
    Passage(
        "Nobody knows how many Filipinos work in Kuwait. The Kuwaiti ministry counts "
        "240,000 of them.",
        ("240,000 | migrants level | PHL KWT | 240000 persons exact | -",),
    ),
    Passage(
        "Kenyan tea found buyers in 23 countries in 2023. Oman took 28,300 tons of the "
        "exports, Qatar 9,150, while only 610 tons went to Nepal.",
        (
            "28,300 tons | quantity level | KEN OMN | 28300 t exact | 2023",
            "9,150 | quantity level | KEN QAT | 9150 t exact | 2023",
            "610 tons | quantity level | KEN NPL | 610 t exact | 2023",
        ),
    ),
    # ---- a month before the subject, and who is not its own supplier
    Passage(
        "In January Kenya sold 850 kilograms of gold to Oman.",
        ("850 kilograms | quantity level | KEN OMN | 0.85 t exact | 2024-01",),
    ),
    Passage(
        "Kenya's imports of Russian grain doubled last year. Peru remained its main "
        "supplier with 3.2 million tons.",
        (
            "doubled | imports growth | KEN RUS | 2 ratio exact | 2023 | 2022",
            "3.2 million tons | quantity level | KEN PER | 3200000 t exact | 2023",
        ),
    ),
    # ---- with whom a deficit is
    Passage(
        "With the EU Vietnam ran a surplus of $29 billion in 2023, and with South Korea a "
        "deficit of $28 billion.",
        (
            ("$29 billion | trade_balance level | VNM EU27 | 29000000000 USD exact | 2023"),
            ("$28 billion | trade_balance level | VNM KOR | -28000000000 USD exact | 2023"),
        ),
    ),
    # ---- one partner's trade measured by another's is no growth; a later point is
    Passage(
        "Purchases from Peru were four times as large as from Chile in 2023, Kenya's agency said."
    ),
    Passage(
        "Chile's exports came to $9 billion in 2023. Those to Peru were three times bigger than "
        "exports to Bolivia.",
        ("$9 billion | exports level | CHL WLD | 9000000000 USD exact | 2023",),
    ),
    # ---- the whole of a time and of a side, not all partners; whom a verb reaches as "it"
    Passage(
        "Czech mills shipped $20 million worth of flour to Albania in the first half of 2024, "
        "5 percent more than in all of 2023.",
        (
            "$20 million | exports level | CZE ALB | 20000000 USD exact | 2024-01..2024-06",
            "5 percent | exports growth | CZE ALB | 1.05 ratio exact | 2024-01..2024-06 | 2023",
        ),
    ),
    Passage(
        "Some EU members still buy oil from Libya. Last year they paid this country €2 billion, "
        "while the Union as a whole paid it €7 billion.",
        (
            "€2 billion | imports level | EU27* LBY | 2000000000 EUR exact | 2023",
            "€7 billion | imports level | EU27 LBY | 7000000000 EUR exact | 2023",
        ),
    ),
    # ---- "they" after a clause that says who they are
    Passage(
        "We sell Angola $2 million worth of tea. A few EU states criticize us, but their exports "
        "to this country reach $90 million a year.",
        (
            "$2 million | exports level | KEN AGO | 2000000 USD exact | -",
            "$90 million | exports level | EU27* AGO | 90000000 USD exact | -",
        ),
        speaker="J. Otieno, trade minister",
        speaker_area="KEN",
    ),
    # ---- a lede's time from the first clause of what follows, whatever comes after
    Passage(
        "Oman's trade with Jordan jumped by a third. In 2022 it reached $2 billion, and exports "
        "from Egypt to Oman $4 billion.",
        (
            "a third | trade_turnover growth | OMN JOR | 1.33333333333 ratio exact | 2022 | 2021",
            "$2 billion | trade_turnover level | OMN JOR | 2000000000 USD exact | 2022",
            "$4 billion | exports level | EGY OMN | 4000000000 USD exact | 2022",
        ),
    ),
    # ---- who did the whole does it again; a part of them
    Passage(
        "Ghanaian firms sent goods worth $38 million abroad in 2022, and 61 percent of them went "
        "to Togo. In 2021 the country had exported $29 million worth.",
        (
            "$38 million | exports level | GHA WLD | 38000000 USD exact | 2022",
            "61 percent | trade_turnover share | GHA TGO | 61 percent exact | 2022",
            "$29 million | exports level | GHA WLD | 29000000 USD exact | 2021",
        ),
    ),
    # ---- both ends of a range, however long its numbers; an earlier sum measured against
    Passage(
        "Imports of tea from Kenya were between $2 million and $3.5 million in 2022, Egypt's "
        "customs said.",
        (
            "between $2 million | imports level | EGY KEN | 2000000 USD at_least | 2022",
            "$3.5 million | imports level | EGY KEN | 3500000 USD up_to | 2022",
        ),
    ),
    Passage(
        "Kenya sold tea worth $90 million to Egypt in 2023, twice the amount for 2021. The budget "
        "ran a deficit of $7 billion.",
        (
            "$90 million | exports level | KEN EGY | 90000000 USD exact | 2023",
            "twice | exports growth | KEN EGY | 2 ratio exact | 2023 | 2021",
        ),
    ),
    # ---- goods that move, money that is placed or spent
    Passage(
        "Goods worth $2 billion flowed between Kenya and Uganda in 2023, 4 percent less than in "
        "2022. Qatari funds placed $300 million in Kenya's economy last year.",
        (
            "$2 billion | trade_turnover level | KEN UGA | 2000000000 USD exact | 2023",
            "4 percent | trade_turnover growth | KEN UGA | 0.96 ratio exact | 2023 | 2022",
            "$300 million | investment level | KEN QAT | 300000000 USD exact | 2023",
        ),
    ),
    # ---- how often something happens
    Passage(
        "Exports of Kenya to Egypt are expected to grow. Planes fly three times a week, and trains "
        "leave twice daily."
    ),
)
