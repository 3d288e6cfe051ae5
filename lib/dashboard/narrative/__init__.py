"""Rows -> the words of a page: findings, sentences, captions, alternative texts, labels.

Every sentence is a message with named slots. English is in the code, as it is read; another
language is a catalogue, `messages/<language>.po`. A slot takes plain words, or a name in the
grammatical form that the message asks for: ``{partner:with}`` is "with the EU", «с ЕС», "ЕБ менен".

    wording   one language: messages, names, numbers, dates, lists
    nouns     names and their grammatical forms
"""

from lib.dashboard.narrative.nouns import Noun, Nouns
from lib.dashboard.narrative.wording import LANGUAGES, Slot, Wording, mark, wording

__all__ = ["LANGUAGES", "Noun", "Nouns", "Slot", "Wording", "mark", "wording"]
