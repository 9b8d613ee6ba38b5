"""Addresses of events."""

from __future__ import annotations

from django.urls import path

from recount.web.events import charts_views, map_views, views

urlpatterns = [
    path("events/", views.events, name="events"),
    path("events/<digest:identity>/", views.event, name="event"),
    path("events/<digest:identity>/claims.svg", charts_views.claims_chart, name="event-chart"),
    path("events/<digest:identity>/claims.csv", charts_views.claims_data, name="event-data"),
    path("events/<digest:identity>/apart/", views.apart, name="apart"),
    path("events/<digest:identity>/together/", views.together, name="together"),
    path("decisions/<digest:identity>/undo/", views.undone, name="undo"),
    path("timeline/", charts_views.timeline, name="timeline"),
    path("timeline/tolls.svg", charts_views.timeline_chart, name="timeline-chart"),
    path("timeline/tolls.csv", charts_views.timeline_data, name="timeline-data"),
    path("map/", map_views.map_page, name="map"),
    path("map/events.geojson", map_views.map_data, name="map-data"),
]
