"""How two accounts are compared: each comparison is a list of levels, from the closest agreement down, in words and in SQL.

Precision counts: two exact days a day apart are not what a day inside a week is, and a province that holds a town is
neither the same place nor another one. Nothing known on either side is no evidence (Splink's null level). The weights of
the levels come from training (`training/linking.py`); Fellegi and Sunter 1969, as in Splink.
"""

from __future__ import annotations

from typing import Final

from training.splink_counts import Comparisons, Level

_DAYS: Final = "greatest(since_l, since_r) - least(until_l, until_r)"
_SINGLE: Final = "since_l = until_l and since_r = until_r"
_KM: Final = (
    "12742 * asin(least(1, sqrt(pow(sin(radians(lat_l - lat_r) / 2), 2)"
    " + cos(radians(lat_l)) * cos(radians(lat_r)) * pow(sin(radians(lon_l - lon_r) / 2), 2))))"
)
_PRECISE: Final = "precision_l <= 2 and precision_r <= 2"
_WIDER: Final = "greatest(precision_l, precision_r)"


WHEN: Final[tuple[Level, ...]] = (
    ("the same day", f"{_SINGLE} and since_l = since_r"),
    ("a day apart", f"{_SINGLE} and {_DAYS} = 1"),
    ("two or three days apart", f"{_SINGLE} and {_DAYS} <= 3"),
    ("one short period within or across the other", f"{_DAYS} <= 0 and greatest(until_l - since_l, until_r - since_r) < 8"),
    ("within or across a longer period", f"{_DAYS} <= 0"),
    ("up to three days outside the period", f"{_DAYS} <= 3"),
    ("up to ten days apart", f"{_DAYS} <= 10"),
    ("up to a month apart", f"{_DAYS} <= 31"),
    ("more than a month apart", "ELSE"),
)
WHERE: Final[tuple[Level, ...]] = (
    ("only the country, which holds the other", f"{_WIDER} >= 6 and country_l = country_r"),
    ("the same place", f"{_PRECISE} and (place_l = place_r or {_KM} < 0.5) and {_KM} < 20"),
    ("within 5 km", f"{_PRECISE} and {_KM} < 5"),
    ("within 20 km", f"{_PRECISE} and {_KM} < 20"),
    ("the same district or province", f"{_WIDER} between 3 and 5 and place_l = place_r"),
    ("a district and a place within 50 km", f"{_WIDER} = 3 and {_KM} < 50"),
    ("a province and a place in it", f"{_WIDER} between 4 and 5 and admin1_l = admin1_r and country_l = country_r"),
    ("within 100 km", f"{_KM} < 100"),
    ("more than 100 km apart", "ELSE"),
)


def _figures(harm: str, done: str) -> tuple[Level, ...]:
    low, high = f"{harm}_low", f"{harm}_high"
    meet = f"{low}_l <= {high}_r and {low}_r <= {high}_l"
    same = f"{low}_l = {low}_r and {high}_l = {high}_r"
    return (
        (f"nobody {done} in either", f"{same} and {high}_l = 0"),
        (f"the same number {done}, above ten", f"{same} and {low}_l > 10"),
        (f"the same number {done}, three to ten", f"{same} and {low}_l > 2"),
        (f"the same number {done}, one or two", same),
        (f"their numbers {done} can be equal", f"{meet} and {low}_l > 0 and {low}_r > 0"),
        (f"their numbers {done} differ by less than half", f"{low}_l > 0 and {low}_r > 0 and abs(ln({low}_l / {low}_r)) < 0.5"),
        (f"only one says that anybody was {done}", f"least({high}_l, {high}_r) = 0"),
        (f"their numbers {done} differ", "ELSE"),
    )


def _shared(lists: str, one: str, many: str, counts: tuple[int, ...]) -> tuple[Level, ...]:
    common = f"len(list_intersect({lists}_l, {lists}_r))"
    some = tuple((f"a {one} in common" if n == 1 else f"{n} or more {many} in common", f"{common} >= {n}") for n in counts)
    return (*some, (f"no {one} in common", "ELSE"))


_TELLING: Final = "len(list_intersect(words_l, words_r)) / sqrt(len(words_l) * len(words_r))"
_HEADLINE: Final = "least(len(words_l), len(words_r)) < 20"
WORDS: Final[tuple[Level, ...]] = (
    *(
        (f"{share:.0%} or more of the telling words of short texts in common", f"{_HEADLINE} and {_TELLING} >= {share}")
        for share in (0.5, 0.3, 0.15)
    ),
    ("next to no telling word of short texts in common", _HEADLINE),
    *(
        (f"{share:.0%} or more of the telling words in common", f"{_TELLING} >= {share}")
        for share in (0.35, 0.27, 0.2, 0.14, 0.08, 0.04)
    ),
    ("next to no telling word in common", "ELSE"),
)
REPORTED: Final[tuple[Level, ...]] = (
    ("reported within a day of each other", "abs(published_l - published_r) <= 1"),
    *((f"reported within {n} days of each other", f"abs(published_l - published_r) <= {n}") for n in (3, 10, 31)),
    ("reported more than a month apart", "ELSE"),
)

EMPTY: Final = "len({0}_l) = 0 or len({0}_r) = 0"
UNKNOWN: Final = "{0}_l is null or {0}_r is null"

COMPARISONS: Final[Comparisons] = {
    "when": (UNKNOWN.format("since"), WHEN),
    "where": (UNKNOWN.format("precision"), WHERE),
    "parties": (EMPTY.format("parties"), _shared("parties", "party", "parties", (2, 1))),
    "victims": (EMPTY.format("victims"), _shared("victims", "word for the victims", "words for the victims", (2, 1))),
    "event_type": (
        UNKNOWN.format("event_type"),
        (("the same kind of event", "event_type_l = event_type_r"), ("another kind of event", "ELSE")),
    ),
    "killed": (UNKNOWN.format("killed_low"), _figures("killed", "killed")),
    "injured": (UNKNOWN.format("injured_low"), _figures("injured", "injured")),
    "weapons": (EMPTY.format("weapons"), _shared("weapons", "kind of weapon", "kinds of weapons", (1,))),
    "names": (EMPTY.format("names"), _shared("names", "name", "names", (4, 3, 2, 1))),
    "words": (EMPTY.format("words"), WORDS),
    "reported": (UNKNOWN.format("published"), REPORTED),
}
