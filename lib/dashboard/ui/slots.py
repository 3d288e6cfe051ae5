"""The parts of pages that only a running server can give, by the name of their slot."""

from collections.abc import Callable, Mapping
from types import MappingProxyType

from lib.dashboard.ui import add_article, article_forms, corrections_table

SLOTS: Mapping[str, Callable[[], None]] = MappingProxyType(
    {
        "article_form": article_forms.form,
        "article_example": article_forms.example,
        "article_put_away": article_forms.put_away,
        "article_details": article_forms.details,
        "article_corrections": corrections_table.corrections,
        "article_keep": add_article.offer,
    }
)
"""What fills each slot."""
