"""Why a toll says what it says: the steps that led to each of its fields."""

from __future__ import annotations

from recount.model import Party, Period, Place, Span, Step, Toll
from recount.reading.page import Page
from recount.reading.tolls.harmed import CATEGORY_HEAD
from recount.reading.trained.tolls import Found


def steps_of(page: Page, found: Found, toll: Toll, rule: str, stated: bool) -> tuple[Step, ...]:
    """Why each field of a toll says what it says: `rule` settled its category, the sentence its perpetrator where that is
    `stated` and not the linker's."""

    def words(thing: Span | Party | Place | Period | None) -> str:
        return page.text[thing.start : thing.end] if thing else ""

    count = words(toll.count)
    guess = found.scores.get("category") if rule == CATEGORY_HEAD else None
    interval = f"{toll.low}-{'open' if toll.high is None else toll.high}"
    steps = [
        Step("count", count, count, "toll tagger", round(found.score, 3)),
        Step("low-high", interval, count, f"number table: {found.number.modifier}"),
        Step("harm", toll.harm, words(toll.evidence), "harm head"),
        Step("category", toll.category, words(toll.victim), rule, guess),
        Step("scope", toll.scope, words(toll.evidence), "words, then scope head", found.scores.get("scope")),
        Step("stance", toll.stance, words(toll.evidence), "hedges and cues"),
    ]
    ruled = {"perpetrator": "agents and victims in the sentence's own words"} if stated else {}
    if page.speaker_of(page.attribution_over(toll.count.start, toll.count.end)) is not None:
        ruled["speaker"] = "source of the innermost attribution"
    for role in ("victim", "speaker", "perpetrator", "place", "when"):
        said = words(getattr(toll, role))
        score = None if role in ruled else found.scores.get(role)
        steps.append(Step(role, said, said, ruled.get(role, "mention linker"), score))
    steps.append(Step("part_of", toll.part_of or "", count, "part-of linker", found.scores.get("part_of")))
    return tuple(steps)
