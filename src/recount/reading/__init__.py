"""Document in, claims out: pure, without a database, a network or a clock. `pipeline` shows the whole reader on one screen.

Each package stands on those above it (import-linter keeps it so):

    lexicon      what English words mean: numbers, nouns, and the word tables of `data/`
    text         words, sentences, and the windows of them that an encoder reads
    places       where: names in the gazetteer, and which place is meant
    times        when: time expressions, and the days that they allow
    parties      who: names, roles and sides, and whom a mention stands for
    attribution  who says what
    trained      the encoder and its heads: tagged attributions, counts and their links
    grammar      how the words of a sentence hang together: tags, phrases, subjects and objects
    kinds        events, responsibility, support, seizures, demands and statements, by rule
    tolls        counts as claims: which are people harmed, what they suffered, and who did it
    totals       how many in all: one report, reconciled with itself

`page` is one document with all that was found in it so far, `blame` joins what rules, reader and tolls say of who did it.
"""
