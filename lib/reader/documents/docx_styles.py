"""The styles of a Word file, as far as they hide words, strike them out or set them high.

A switch such as strike or vanish that is on in the style of a paragraph and in that of its
characters is off again (ECMA-376, 17.7.3); what a run says itself goes before both.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

_OFF = frozenset({"0", "false", "off", "none"})
_HIGH, _LOW = "superscript", "subscript"
_MOST_BASES = 50
"""Styles that one may build on, one upon another."""

_RAISE = re.compile(r"-?(?:[4-9]|\d\d)")
"""Half points that set a run above or below the line."""


@dataclass(frozen=True, slots=True)
class Look:
    """How words look; what is null is said by somebody else."""

    struck: bool | None = None
    struck_twice: bool | None = None
    hidden: bool | None = None
    height: str | None = None
    """``superscript``, ``subscript``, or another word for on the line."""

    @property
    def shows(self) -> bool:
        return not (self.struck or self.struck_twice or self.hidden)

    @property
    def is_high(self) -> bool:
        return self.height == _HIGH

    @property
    def is_low(self) -> bool:
        return self.height == _LOW

    def after(self, name: str, value: str | None) -> "Look":
        """The look with what one element of a run's properties says."""
        match name:
            case "strike":
                return replace(self, struck=value not in _OFF)
            case "dstrike":
                return replace(self, struck_twice=value not in _OFF)
            case "vanish":
                return replace(self, hidden=value not in _OFF)
            case "vertAlign":
                return replace(self, height=value)
            case "position" if value and _RAISE.fullmatch(value):
                return replace(self, height=_LOW if value.startswith("-") else _HIGH)
        return self

    def over(self, base: "Look") -> "Look":
        """The look with what it leaves open as another one says it."""
        return Look(
            base.struck if self.struck is None else self.struck,
            base.struck_twice if self.struck_twice is None else self.struck_twice,
            base.hidden if self.hidden is None else self.hidden,
            base.height if self.height is None else self.height,
        )

    def within(self, paragraph: "Look") -> "Look":
        """The look of a style of characters in a paragraph: two switches that are on are off."""
        return Look(
            bool(self.struck) != bool(paragraph.struck),
            bool(self.struck_twice) != bool(paragraph.struck_twice),
            bool(self.hidden) != bool(paragraph.hidden),
            self.height or paragraph.height,
        )


@dataclass
class Styles:
    """Listens for the styles of a file."""

    own: dict[str, Look] = field(default_factory=dict)
    bases: dict[str, str] = field(default_factory=dict)
    usual: str = ""
    """The style of paragraphs that name none."""
    everywhere: Look = field(default_factory=Look)
    _style: str = ""
    _inside: list[str] = field(default_factory=list)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        value = attributes.get("val")
        if name == "style":
            self._style = attributes.get("styleId", "")
            of_all = attributes.get("default", "0") not in _OFF
            if of_all and attributes.get("type") == "paragraph":
                self.usual = self._style
        elif name == "basedOn" and value:
            self.bases[self._style] = value
        elif self._inside[-1:] == ["rPr"] and "rPrDefault" in self._inside:
            self.everywhere = self.everywhere.after(name, value)
        elif self._inside[-2:] == ["style", "rPr"]:
            self.own[self._style] = self.own.get(self._style, Look()).after(name, value)
        self._inside.append(name)

    def end(self, name: str) -> None:
        self._inside.pop()

    def words(self, text: str) -> None:
        """Styles hold no words."""

    def look(self, style: str) -> Look:
        """How a style looks with all it is based on."""
        found = Look()
        for _ in range(_MOST_BASES):
            found = found.over(self.own.get(style, Look()))
            if style not in self.bases:
                break
            style = self.bases[style]
        return found

    def shown(self, paragraph: str, characters: str, run: Look) -> Look:
        """How a run looks in the styles of its paragraph and of its characters."""
        around = self.look(paragraph or self.usual)
        of_styles = self.look(characters).within(around) if characters else around
        return run.over(of_styles).over(self.everywhere)
