"""Rows -> the words of a page: findings, sentences, captions, alternative texts, labels.

Every sentence is a message with named slots. English is in the code, as it is read; another
language is a catalogue, `messages/<language>.po`. A slot takes plain words, or a name in the
grammatical form that the message asks for: ``{partner:with}`` is "with the EU", «с ЕС», "ЕБ менен".

    wording   one language: messages, names, numbers, dates, lists
    nouns     names and their grammatical forms
    dates     days, months and years in them
    amounts   sums and numbers in them, for languages that inflect those
    quotation_marks   around words that have some themselves
    translatable      finds what is to be translated, for the catalogues

One module a subject. Trade: trade_text, trade_notes_text (what must be known to read it),
continuation_text (the figures of the IMF after the committee's), months_text (by month and
quarter), collected_text (what is only collected or estimated), ranking_text, goods_text,
world_goods_text, tied_goods_text, gold_text, block_totals_text, both_sides_text. Claims:
claim_text, claim_brief_text, doubt_text (what is doubtful in one), verdict_text, known_text,
proportion_text, restatement_text. Pages: overview_text, people_text, article_text, data_text,
refreshed_text. On all of them: source_text, freshness_text, glossary, fault_text.
"""

from lib.dashboard.narrative.nouns import Noun, Nouns
from lib.dashboard.narrative.wording import ENGLISH, LANGUAGES, Wording, wording

__all__ = ["ENGLISH", "LANGUAGES", "Noun", "Nouns", "Wording", "wording"]
