"""What streamlit's elements say in English by themselves, in the language of the page.

Streamlit has no words of other languages for them. Ours go along with the element, and the script
of the page (`page.js`, `theirs`) puts them in the place of streamlit's.
"""

import json

from lib.dashboard.markup.safe import Html
from lib.dashboard.narrative import ENGLISH, Wording
from lib.model import mark

_SAID = (
    mark("Upload"),
    mark("file upload"),
    mark("Add files"),
    mark("Drag and drop a file here"),
    mark("{size} per file"),
    mark("Remove {file}"),
    mark("Error:"),
    mark("{type} files are not allowed."),
    mark("File must be {size} or smaller."),
    mark("File size is too small."),
    mark("Only one file is allowed."),
    mark("Unexpected error. Please try again."),
    mark("Press Enter to submit form"),
    mark("Press Ctrl+Enter to submit form"),
    mark("Press ⌘+Enter to submit form"),
    mark("year, {label}"),
    mark("month, {label}"),
    mark("day, {label}"),
    mark("Choose date, {month}"),
    mark("Use arrow keys to navigate dates. Enter to select. Escape to close."),
    mark("Error"),
    mark(": Date set outside allowed range. Please select a date between {first} and {last}."),
    mark(": Date set outside allowed range. Please select a date on or before {last}."),
    mark(": Date set outside allowed range. Please select a date on or after {first}."),
)
"""Of files and days, as streamlit 1.67 has it; what stands for a size or a name is in braces. The
calendar itself is in the language of the browser."""
_PLACES = {
    name: f"{{{name}}}" for name in ("size", "file", "type", "label", "month", "first", "last")
}


def theirs(words: Wording) -> Html:
    """What the elements say, each with what to say instead; nothing in English."""
    if words.language == ENGLISH:
        return Html()
    said = {message: words.text(message, **_PLACES) for message in _SAID}
    return Html.filled(
        "<div class='mv mv-theirs' hidden data-words='{words}'></div>",
        words=json.dumps(said, ensure_ascii=False),
    )
