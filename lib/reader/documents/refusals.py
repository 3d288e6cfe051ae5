"""Rules that documents of several kinds break, and that of a library."""

from lib.model import Message, RefusedError


def too_long(characters: int, most: int) -> RefusedError:
    """That a text of so many characters is not read."""
    return RefusedError(
        Message("{count} characters are more than {most}", count=characters, most=most)
    )


def holds_too_much(most: int) -> RefusedError:
    """The same of a document that is not read to its end."""
    return RefusedError(Message("it holds more than {most} characters", most=most))


def rule_of(error: ValueError) -> Message:
    """The rule that a document breaks, also by what a library says of it."""
    if isinstance(error, RefusedError):
        return error.message
    return Message("it cannot be read ({fault})", fault=str(error))
