"""The index: what lists, the queue and the search are answered from. Made from the ledger, and made anew at will."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Position(models.Model):
    """Up to which entry of the journal the index has come; one row."""

    number = models.BigIntegerField(default=0)


class Report(models.Model):
    """One document: what lists show of it, how many of its claims wait for a review, and how much they matter."""

    entry = models.BigIntegerField(primary_key=True)
    identity = models.CharField(max_length=80, unique=True)
    title = models.TextField()
    outlet = models.TextField(blank=True)
    published = models.CharField(max_length=10, blank=True)
    copy = models.BooleanField(default=False)
    claims = models.IntegerField(default=0)
    waiting = models.IntegerField(default=0)
    disputed = models.IntegerField(default=0)
    weight = models.FloatField(default=0)
    why = models.TextField(blank=True)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["-weight", "entry"], condition=models.Q(waiting__gt=0), name="report_queue"),
            models.Index(fields=["entry"], condition=models.Q(disputed__gt=0), name="report_disputed"),
        ]


class Voice(models.Model):
    """A party that speaks: its folded name, the name as first met, its side, and in how much it speaks."""

    key = models.CharField(max_length=300, primary_key=True)
    name = models.TextField()
    side = models.CharField(max_length=20)
    claims = models.IntegerField(default=0)
    reports = models.IntegerField(default=0)

    class Meta:
        indexes: ClassVar[list[models.Index]] = [models.Index(fields=["-claims", "key"], name="voice_claims")]


class Utterance(models.Model):
    """How many claims of a report a party makes, and its words for the people harmed: `armed_group terrorist` to how often."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="utterances")
    voice = models.ForeignKey(Voice, on_delete=models.CASCADE, related_name="utterances")
    claims = models.IntegerField()
    labels = models.JSONField(default=dict)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["voice", "report"], name="one_utterance"),
        ]


class Total(models.Model):
    """A toll of a report that is a sum over several events or a longer time, for the checks."""

    report = models.ForeignKey(Report, on_delete=models.CASCADE, related_name="totals")
    claim = models.CharField(max_length=80)
    words = models.TextField()
    who = models.TextField(blank=True)
