"""How many examples a property draws."""

from typing import Any

from hypothesis import settings


def examples(count: int, **others: Any) -> settings:
    """Settings for a costly property: `count` examples instead of 100.

    A profile that draws more examples in general (``thorough``, see `tests.conftest`) draws
    more of these too, in the same proportion.
    """
    return settings(max_examples=max(1, count * settings().max_examples // 100), **others)
