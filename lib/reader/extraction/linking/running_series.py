"""What was last spoken of, and what a reader remembers besides on coming to a figure."""

from typing import NamedTuple

from lib.model import AreaMention, ProductMention, TimeWords

_LIVES = 2
"""A series goes on for so many sentences without a word about it."""


class Series(NamedTuple):
    """What was last spoken of; `age` counts the sentences since."""

    trigger: str | None = None
    reporter: AreaMention | None = None
    partner: AreaMention | None = None
    period: TimeWords | None = None
    total: AreaMention | None = None
    """The partner of a total whose parts are being told, if any."""
    unit: str | None = None
    """The unit of its latest amount."""
    acted: bool = False
    """Whether its reporter is who does what a verb says: others then do the same."""
    age: int = 0
    against: TimeWords | None = None
    """The other time an amount of it was last told for: growth that follows is from that."""
    base: TimeWords | None = None
    """What growth is measured against that no figure has told yet."""
    mirrored: bool = False
    """Whether its two sides gave a number each for one flow."""
    product: ProductMention | None = None
    """The goods it was last told of; none where that was all."""
    goods: ProductMention | None = None
    """The same for the next sentence, which a part of them says nothing of."""
    shared: bool = False
    """Whether its latest figure is a share: its partner is who has that alone."""
    grew: bool = False
    """Whether its period is the one it grew over."""
    planned: bool = False
    """Whether it was last told what it is to be, and not what it is."""
    several: bool = False
    """Whether its latest figures are of one partner after another: none of them goes on."""
    ranked: bool = False
    """Whether those who have ranks in it are its reporters: "A is first in purchases of tea"."""

    @property
    def alive(self) -> bool:
        return self.age <= _LIVES

    @property
    def fresh(self) -> bool:
        """Whether it was spoken of in this sentence or the one before."""
        return self.age <= 1


class Context(NamedTuple):
    """What a reader remembers on coming to a figure span."""

    series: Series
    history: tuple[AreaMention, ...]
    """The latest mentions, oldest first."""
    speaker_area: str | None
    source: str | None = None
    """The area of the source that only a sentence beside names: "This the A committee said"."""
    home: str | None = None
    """The area that "we" and "the country" are where nobody is named."""
    two_flows: tuple[str, ...] = ()
    """The two flows last named together, which "the former" and "the latter" can mean."""
    two_areas: tuple[str, ...] = ()
    """The two areas last named together."""
    topic: str | None = None
    """The area that most figures so far are of."""
    varied: str | None = None
    """The area that the latest figures are of while their partners change."""
    last_time: TimeWords | None = None
    """The time of the latest figure that had one, which "that period" can mean."""
    last_month: TimeWords | None = None
    """The latest month that was named."""
    timed: bool = False
    """Whether the sentence says itself when: it tells something new."""
