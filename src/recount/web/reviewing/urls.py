"""Addresses of the queue and of claims."""

from __future__ import annotations

from django.urls import path

from recount.web.reviewing import changing, views

urlpatterns = [
    path("queue/", views.queue, name="queue"),
    path("queue/next/", views.following, name="queue-next"),
    path("claims/<digest:identity>/", views.claim, name="claim"),
    path("claims/<digest:identity>/review/", views.review, name="review"),
    path("claims/<digest:identity>/correction/", changing.correction, name="correction"),
    path("claims/<digest:identity>/split/", changing.split, name="split"),
    path("claims/<digest:identity>/merge/", changing.merge, name="merge"),
]
