"""v0"""
from __future__ import annotations
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from recount.model import Category, Harm, Toll, Totals
from recount.reading.main_event import ancestry, main_event
from recount.reading.sentences import split_sentences

OPT = dict(choose="largest", dmax=True)
COMPONENT = re.compile(r"(?i)\b(?:wom[ae]n|m[ae]n|child(?:ren)?|kids?|boys?|girls?|sons?|daughters?|brothers?|sisters?|siblings|infants?|bab(?:y|ies)|toddlers?|teens?|teenagers?|adults?|minors?|juveniles?|males?|females?|elderly|cousins?|parents?|grand\w+|wi(?:fe|ves)|mothers?|fathers?|students?|journalists?|medics?|paramedics?|relatives)\b")
AGE = re.compile(r"\b(\d{1,3})(?=[- ]year|\b(?!-?month))")
MALE = re.compile(r"(?i)\b(?:man|men|boy|son|father|brother|husband|uncle|grandfather|nephew|he|him|his own|himself|dad|male|gunman)\b")
FEMALE = re.compile(r"(?i)\b(?:woman|girl|daughter|mother|sister|wife|aunt|grandmother|niece|she|her|herself|mom|female)\b")
NAME = re.compile(r"\b[A-Z][\w’'-]+")
NOT_NAMES = frozenset("a an the one man men woman boy girl father mother dad mom teen teenager police officer deputy driver victim suspect gunman shooter son daughter wife husband sister brother student person child year-old jr sr mr mrs ms dr he she his her another north south east west old".split())
MORE = re.compile(r"(?i)\b(?:another|more|additional|further|others?|second|third|fourth|fifth)\b")
ORDINAL = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8}

@dataclass
class Statement:
    voice: str
    sentence: int
    tolls: list
    low: int = 0
    high: int | None = 0
    generic: bool = False
    explicit: bool = False
    net: int = 0

def add(a, b): return None if a is None or b is None else a + b

def words(text, span): return text[span.start:span.end] if span else ""

def voice(t): return "" if t.speaker is None else (t.speaker.name or t.speaker.text).lower()

def value(tolls):
    if len(tolls) > 1:
        top = max(tolls, key=lambda t: t.low)
        if sum(t.low for t in tolls) == 2 * top.low and not (top.implicit):
            return top.low, top.high
    low, high = 0, 0
    for t in tolls: low, high = low + t.low, add(high, t.high)
    return low, high

def persons(tolls, text, sent):
    people = []  # names, age, gender, sentences
    for t in tolls:
        v = words(text, t.victim) or words(text, t.count)
        names = {w.lower() for w in NAME.findall(v)} - NOT_NAMES
        a = AGE.search(v); age = a.group(1) if a else None
        g = "m" if MALE.search(v) else "f" if FEMALE.search(v) else None
        s = sent(t)
        best, rank = None, -1
        for p in people[-50:]:
            if s in p["s"] and not (names & p["n"]): continue
            if names and p["n"] and not names & p["n"]: continue
            if age and p["a"] and age != p["a"]: continue
            if g and p["g"] and g != p["g"]: continue
            r = 4 * bool(names & p["n"]) + 2 * (age is not None and age == p["a"]) + (g is not None and g == p["g"])
            if r > rank: best, rank = p, r
        if best is None: people.append({"n": names, "a": age, "g": g, "s": {s}})
        else:
            best["n"] |= names; best["a"] = best["a"] or age; best["g"] = best["g"] or g; best["s"].add(s)
    return people

def figure(tops, deducted, text, sent):
    groups = {}
    for t in tops: groups.setdefault((sent(t), voice(t)), []).append(t)
    st = []
    for (s, v), ts in groups.items():
        x = Statement(v, s, ts)
        x.low, x.high = value(ts)
        x.explicit = any(not t.implicit for t in ts)
        x.generic = any(not t.implicit and not COMPONENT.search(words(text, t.victim)) for t in ts)
        d = sum(deducted.get(t.id, 0) for t in ts)
        x.low, x.high = max(0, x.low - d), None if x.high is None else max(0, x.high - d)
        st.append(x)
    people = persons([t for t in tops if t.implicit], text, sent)
    counted = [x for x in st if x.explicit]
    named = len([p for p in people if p["n"]])
    if not counted:
        n = len(people)
        return Totals(n, n, n)
    generic = [x for x in counted if x.generic] or counted
    by = {}
    for x in generic:
        b = by.get(x.voice)
        if b is None or (OPT["choose"] == "largest" and x.low > b.low): by[x.voice] = x
    cl = list(by.values())
    best = max(cl, key=lambda x: x.low) if OPT["choose"] == "largest" else cl[0]
    low = min(x.low for x in cl); high = max((x.high for x in cl if x.high is not None), default=None)
    op = any(x.high is None for x in cl)
    b = best.low
    return Totals(min(low, b), b, max(high or 0, b) )

def document_totals(tolls: Sequence[Toll], text: str):
    starts = [s.start for s in split_sentences(text)]
    sent = lambda t: bisect_right(starts, t.count.start)
    event = main_event(tolls)
    ids = {t.id: t for t in event}
    out = {}
    for harm in ["killed", "injured", *sorted({t.harm for t in event} - {"killed", "injured"})]:
        mine = [t for t in event if t.harm == harm]
        tops = [t for t in mine if not any(a.harm == harm and a.id in ids for a in ancestry(t, ids)[1:])]
        out[harm] = figure(tops, deductions(mine, event, ids, text), text, sent) if tops else Totals(0, 0, 0)
    return out, {}

def deductions(mine, event, ids, text):
    out = {}
    for t in mine:
        if t.implicit or t.harm != "injured": continue
        dead = [k for k in event if k.harm == "killed" and k.part_of == t.id]
        if dead: out[t.id] = max([k.low for k in dead])
    return out
