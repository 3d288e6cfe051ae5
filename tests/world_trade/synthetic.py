"""Made-up trade in the exact form of BACI's files. No real flow is in it."""

from pathlib import Path

import numpy as np

from lib.codelists import area_numbers

EDITION = "V202401b"
NUMBERS = tuple(
    {code: n for n, code in area_numbers().items() if not code.startswith("X")}.values()
)[:230]
PRODUCTS = tuple(range(10_100, 970_700, 190))


def write_codes(folder: Path) -> tuple[Path, Path]:
    """BACI's two files of codes."""
    countries, products = (
        folder / f"country_codes_{EDITION}.csv",
        folder / f"product_codes_HS92_{EDITION}.csv",
    )
    listed = area_numbers()
    countries.write_text(
        "country_code,country_name,country_iso2,country_iso3\n"
        + "".join(f"{n},Made-up name of {listed[n]},N/A,{listed[n]}\n" for n in NUMBERS)
    )
    products.write_text(
        "code,description\n"
        + "".join(f'{k:06},"Made-up goods: number {k}, whole"\n' for k in PRODUCTS)
    )
    return countries, products


def write_year(folder: Path, year: int, rows: int, seed: int = 0) -> Path:
    """A year of flows, about so many, sorted as BACI's are; larger for the first countries."""
    chance = np.random.default_rng([year, seed])
    weights = 1 / np.arange(1, len(NUMBERS) + 1) ** 0.7
    weights /= weights.sum()
    numbers, products = np.array(NUMBERS), np.array(PRODUCTS)
    i, j = (numbers[chance.choice(len(numbers), rows, p=weights)] for _ in range(2))
    k = products[chance.integers(0, len(products), rows)]
    key = np.unique((i.astype(np.int64) * 1000 + j) * 1_000_000 + k)
    key = key[key // 1_000_000 // 1000 != key // 1_000_000 % 1000]
    value, quantity = chance.lognormal(3, 2, len(key)), chance.lognormal(2, 2, len(key))
    missing = chance.random(len(key)) < 0.03
    path = folder / f"BACI_HS92_Y{year}_{EDITION}.csv"
    with open(path, "w") as file:
        file.write("t,i,j,k,v,q\n")
        for start in range(0, len(key), 100_000):
            part = slice(start, start + 100_000)
            file.writelines(
                f"{year},{pair // 1000},{pair % 1000},{product:06},{v:.3f},"
                f"{'NA' if gone else f'{q:.3f}'}\n"
                for pair, product, v, q, gone in zip(
                    (key[part] // 1_000_000).tolist(),
                    (key[part] % 1_000_000).tolist(),
                    value[part].tolist(),
                    quantity[part].tolist(),
                    missing[part].tolist(),
                    strict=True,
                )
            )
    return path
