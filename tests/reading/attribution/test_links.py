from recount.reading.attribution.links import CONTENT, CUE, SOURCE, assemble


def test_each_cue_takes_its_source_and_its_contents() -> None:
    # "The army said 12 died , the hospital said , 14 died"
    tagged = [(SOURCE, 0, 2), (CUE, 2, 3), (CONTENT, 3, 5), (SOURCE, 6, 8), (CUE, 8, 9), (CONTENT, 10, 12)]
    links = assemble(tagged, [0] * 12)
    assert [(x.source, x.cue, x.content) for x in links] == [
        ((0, 2), (2, 3), [(3, 5)]),
        ((6, 8), (8, 9), [(10, 12)]),
    ]


def test_an_interrupted_quotation_stays_one_attribution() -> None:
    # '" We know ," said Rana , " nothing "'
    links = assemble([(CONTENT, 0, 4), (CUE, 4, 5), (SOURCE, 5, 6), (CONTENT, 7, 10)], [0] * 10)
    assert len(links) == 1
    assert links[0].content == [(0, 4), (7, 10)]


def test_a_bare_quotation_stands_alone() -> None:
    assert [(x.cue, x.source, x.content) for x in assemble([(CONTENT, 0, 5)], [0] * 5)] == [(None, None, [(0, 5)])]


def test_a_source_far_from_any_cue_is_left() -> None:
    assert assemble([(SOURCE, 0, 1), (CUE, 90, 91)], [0] * 50 + [4] * 41)[0].source is None
