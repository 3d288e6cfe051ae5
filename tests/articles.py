"""Whole articles with what they say, read by hand: three of our own, and the one beside the repo.

Ours (`own_articles/`) are invented; nobody else's words are in them. Each has its text, its entry
for the register and a file of gold: figures, ties and numbers that are none, by the guide that the
gold passages follow. Where the reader misreads, the gold stays right and `fails` says why.
"""

import json
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lib.ingest import read_article
from lib.model import Article

REPO = Path(__file__).resolve().parents[1]
OWN = Path(__file__).resolve().parent / "own_articles"
NAMES = tuple(path.stem for path in sorted(OWN.glob("*.txt")))
"""Our own articles."""
REAL = "24kg-2024-10-16"
SHARED = REPO / "../shared"

Gold = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Told:
    """An article as it is registered, its text, and what it says."""

    article: Article
    text: str
    gold: Gold

    def said(self, kind: str, *, misread: bool = False) -> list[Gold]:
        """The figures, ties or rejections that are read rightly, or those that are not."""
        return [one for one in self.gold.get(kind, ()) if ("fails" in one) == misread]


def told(name: str) -> Told:
    """An article by its name; the real one only where it is beside the repository."""
    register, texts, gold = OWN, OWN, OWN / f"{name}.json"
    if name == REAL:
        register, texts = REPO / "data/articles", SHARED / "article"
        gold = SHARED / "gold/article.json"
    entry = (register / f"{name}.toml").read_text("utf-8")
    text = (texts / f"{name}.txt").read_bytes().decode("utf-8")
    return Told(
        read_article(f"{name}.toml", entry, lambda: None), text, json.loads(gold.read_text("utf-8"))
    )


def register(data: Path) -> Path:
    """Make a data folder with our articles on its register and nothing on record."""
    for folder in ("articles", "record", "claims"):
        (data / folder).mkdir(parents=True)
    for path in OWN.glob("*.toml"):
        shutil.copy(path, data / "articles")
    return data
