"""A place in a sentence, and how it stands to what is said."""

from enum import StrEnum
from typing import NamedTuple

from lib.codelists import areas
from lib.model import UNLISTED, Scope


def kind_of(code: str) -> str:
    """The kind of an area; of one that is on no list only that."""
    return "unlisted" if code.startswith(UNLISTED) else areas()[code].kind


class Relation(StrEnum):
    """How a place stands to what is said; from, to, in, with, of, between are codes of
    [preposition]. Who lives or works in a place makes it a host.
    """

    FROM = "from"
    TO = "to"
    IN = "in"
    HOST = "host"
    WITH = "with"
    OF = "of"
    BETWEEN = "between"
    OUTSIDE = "outside"
    OWNER = "owner"
    SHARE_OWNER = "share_owner"
    ORIGIN = "origin"
    BY = "by"
    ONTO = "onto"
    BESIDE = "beside"
    SOURCE = "source"
    BARE = "bare"
    ASIDE = "aside"


class Place(NamedTuple):
    """Tokens ``first`` up to ``last`` stand for an area: a `code`, or an `anaphor` for one."""

    code: str | None
    anaphor: str | None
    scope: Scope
    relation: Relation
    first: int
    last: int
    acts: bool = False
    """Whether its case says that it does what the verb says, wherever it stands."""
    reflexive: bool = False
    """Whether it stands for the subject named right before it: A cut its imports."""

    @property
    def listed(self) -> bool:
        """Whether it is no area that its words alone name."""
        return self.code is None or not self.code.startswith(UNLISTED)

    @property
    def side(self) -> Relation:
        """Its relation, a host being in it: two on one side belong to two figures."""
        return Relation.IN if self.relation is Relation.HOST else self.relation
