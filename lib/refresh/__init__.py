"""What statistics offices have published since: their services -> figures of the ledger.

Nothing here runs unless somebody asks for it (``multivector refresh``), and nothing here writes
tables: `lib.pipeline.refresh` asks, has the figures checked as every ledger is, and keeps them.

    client          one polite client for all: pace, patience, limits, answers as they came
    deadline        an end to answers that have none
    service         what a service is, what is asked of it, what it gives
    services        the services there are, by name
    json_answer     the parts of an answer that is JSON, each as it should be
    plausibility    answers that cannot be right, refused whole
    consistency     figures of all its answers that cannot be right together

One module a service, each an address, the questions put to it, and how its answers are read:

    world_bank            World Development Indicators
    eurostat_comext       the EU's trade with Kyrgyzstan, by member
    imf_trade             trade by partner to the latest month, and every partner's own figures
    imf_exchange_rates    the som, a month's and a year's mean
    imf_answers           what both have in common
    un_comtrade           goods, gold, re-exports, and every partner's own figures
    national_bank         the som today
"""
