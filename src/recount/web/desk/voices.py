"""Who speaks in how many claims and reports, and which words each uses: counts that follow every change of a report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from django.db import connection

from recount.events.speakers import name_of
from recount.ledger import Kept
from recount.ledger.projections import folded, storable
from recount.model import Party, Toll
from recount.views.quotation import plain
from recount.web.desk.models import Utterance, Voice

_NAME = 300  # code points of a party's name
_ADD = "UPDATE desk_voice SET claims = claims + %s, reports = reports + %s WHERE key = %s"

Claims = Mapping[int, Sequence[Kept]]


def count_voices(claims: Claims) -> None:
    """What the reports (by entry) said before is taken away from the parties' counts; what they say now is added."""
    old = list(Utterance.objects.filter(report__in=claims).values_list("voice", "claims"))
    Utterance.objects.filter(report__in=claims).delete()
    _name_voices(claims)
    new = [one for entry, kept in claims.items() for one in _utterances(entry, kept)]
    Utterance.objects.bulk_create(new)
    _add([(key, -number, -1) for key, number in old] + [(one.voice_id, one.claims, 1) for one in new])


def _name_voices(claims: Claims) -> None:
    speakers = {_key(one): one for kept in claims.values() for said in kept if (one := said.claim.speaker) is not None}
    made = [Voice(key=key, name=storable(plain(name_of(one))), side=one.side) for key, one in speakers.items()]
    Voice.objects.bulk_create(made, ignore_conflicts=True)


def _utterances(entry: int, claims: Sequence[Kept]) -> list[Utterance]:
    said: Counter[str] = Counter()
    labels: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for kept in claims:
        claim = kept.claim
        if claim.speaker is None:
            continue
        key = _key(claim.speaker)
        said[key] += 1
        if isinstance(claim, Toll) and claim.label:
            labels[key][storable(f"{claim.category} {claim.label}")] += 1
    return [Utterance(report_id=entry, voice_id=key, claims=n, labels=labels[key]) for key, n in said.items()]


def _add(changes: Sequence[tuple[str, int, int]]) -> None:
    totals: defaultdict[str, list[int]] = defaultdict(lambda: [0, 0])
    for key, claims, reports in changes:
        totals[key][0] += claims
        totals[key][1] += reports
    with connection.cursor() as cursor:  # the models' own way to say this takes longer than all else
        cursor.executemany(_ADD, [(*numbers, key) for key, numbers in sorted(totals.items()) if any(numbers)])


def _key(party: Party) -> str:
    """What tells voices apart, as events do: "The army" and "Army" are one."""
    return folded(name_of(party))[:_NAME]
