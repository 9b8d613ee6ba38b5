"""What every field of the claims format means: one text for the JSON Schema, the CSV columns and the documentation."""

from __future__ import annotations

_SPAN = {"start": "First code point in the document's text.", "end": "The code point after the last one."}
_CLAIM = {
    "id": "Hash of the document's id, the kind, the spans and the values.",
    "evidence": "The smallest clause or sentence that carries the claim.",
    "attribution": "Id of the attribution that the claim stands in; null where the outlet itself states it.",
    "speaker": "The party on whose word it is said; null where the outlet itself states it.",
    "stance": "How it is said: asserts, alleges (hedged), acknowledges (against the speaker's own interest), denies.",
}
_PERIOD = {
    **_SPAN,
    "text": "The time expression as printed.",
    "first": "First possible day (ISO); null where it cannot be resolved.",
    "last": "Last possible day (ISO).",
    "precision": "UCDP's date_prec: 1 the day, 2 within 2-6 days, 3 the week, 4 the month, 5 longer.",
}
_TOTALS = {
    "low": "The least that the report allows.",
    "best": "The best figure by the rules of reconciliation; null where it is withheld.",
    "high": "The most that the report allows; null where open.",
}

MEANINGS: dict[str, dict[str, str]] = {
    "Reading": {
        "format": "Name and version of the format.",
        "document": "What was read.",
        "attributions": "Every “who says it” of the text.",
        "claims": "What is claimed, of every kind, each with its words.",
        "times": "Every time expression, resolved where the words allow it.",
        "places": "Every place name, resolved where the words allow it.",
        "totals": "By harm: what this report alone says was suffered in its main event.",
        "totals_by_category": "The same by harm and category of the victims.",
        "reader": "Which reader made the claims.",
    },
    "Document": {
        "id": "Hash of text and provenance.",
        "uri": "File, address or archive record that it came from, or the id that it was given there.",
        "title": "Headline.",
        "outlet": "Who published it.",
        "byline": "Who wrote it.",
        "published": "Day of publication (ISO).",
        "language": "Language of the text (ISO 639-1).",
        "text": "The main text, to which all offsets point.",
    },
    "Attribution": {
        "id": "Name of the attribution within the document.",
        "source": "The credited party, null where unnamed.",
        "cue": "The verb or phrase of saying.",
        "content": "What is said, in pieces where it is interrupted.",
    },
    "Span": _SPAN,
    "Party": {
        **_SPAN,
        "text": "The fullest mention in the document, pronouns resolved.",
        "name": "Canonical name, null where unknown.",
        "role": "Office or description, as printed.",
        "side": "state, armed_group, political, civil_society, international, medical, local, media, expert or unknown.",
    },
    "Place": {
        **_SPAN,
        "text": "The place name as printed.",
        "name": "The gazetteer's name.",
        "admin1": "First-order division.",
        "country": "ISO 3166-1 alpha-2.",
        "lat": "Latitude in degrees.",
        "lon": "Longitude in degrees.",
        "precision": "UCDP's where_prec: 1 exact, 2 near, 3 district, 4 province, 5 fuzzy, 6 country, 7 sea or air.",
    },
    "Period": _PERIOD,
    "TimeExpression": {
        **_PERIOD,
        "type": "TIMEX3 type.",
        "value": "TIMEX3 value (ISO-TimeML).",
    },
    "Toll": {
        **_CLAIM,
        "harm": "What they suffered: killed, injured, missing, abducted, detained, displaced or surrendered.",
        "low": "Least number that the words allow.",
        "high": "Greatest number that the words allow; null where open.",
        "count": "The number as printed, with its modifier.",
        "implicit": "True for a single person without a number word.",
        "victim": "Whom, as printed.",
        "label": "The noun that the text uses for them, as a lemma.",
        "category": "civilian, armed_group, state_forces or unknown, as the text presents them.",
        "perpetrator": "Who did it, where an agent is named.",
        "place": "Where.",
        "when": "When the harm happened.",
        "scope": "event (one incident) or cumulative (a sum over several, or over a longer time).",
        "part_of": "Id of the toll that includes this one.",
    },
    "Responsibility": {
        **_CLAIM,
        "accused": "Who is said to have done it.",
        "position": "claims (did it itself), accuses, denies or unclaimed.",
        "about": "Id of the event or toll.",
    },
    "Support": {
        **_CLAIM,
        "backer": "Who is said to help.",
        "backed": "Who is said to be helped.",
        "position": "accuses, denies or admits.",
        "about": "Id of the support claim that a denial answers.",
    },
    "Event": {
        **_CLAIM,
        "event_type": "ACLED's event type.",
        "sub_event_type": "ACLED's sub-event type.",
        "initiator": "Who acted.",
        "target": "The party acted upon.",
        "targets": "What was attacked, part by part.",
        "place": "Where.",
        "when": "When.",
        "name": "Name of an operation.",
        "gloss": "What the name means.",
        "response_to": "Id of the event that it answers.",
    },
    "SeizureItem": {
        **_SPAN,
        "class": "What sort of thing it is.",
        "low": "Least number that the words allow; null where none is given.",
        "high": "Greatest number that the words allow; null where open or not given.",
    },
    "Seizure": {
        **_CLAIM,
        "by": "Who took it.",
        "from": "From whom.",
        "items": "What was taken.",
    },
    "Demand": {
        **_CLAIM,
        "demand": "What is demanded, as printed.",
        "addressee": "Of whom.",
    },
    "Statement": {
        **_CLAIM,
        "content": "What is said, as printed.",
    },
    "Totals": _TOTALS,
    "Reader": {
        "name": "Name of the reader.",
        "version": "Its version.",
        "weights": "Hash of the shipped weights.",
    },
}
