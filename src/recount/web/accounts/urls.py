"""Addresses of accounts."""

from __future__ import annotations

from django.urls import path

from recount.web.accounts import views

urlpatterns = [
    path("", views.people, name="people"),
    path("add/", views.add, name="person-add"),
    path("me/", views.profile, name="profile"),
    path("<int:number>/", views.change, name="person"),
    path("<int:number>/invitation/", views.invite, name="invitation"),
    path("door/", views.closed_door, name="door"),
    path("door/<str:key>/", views.door, name="door-key"),
]
