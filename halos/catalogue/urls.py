"""The addresses of the catalogue: permanent, because links and calendars of others hold them."""

from django.urls import path

from halos.catalogue import feeds, views

app_name = "catalogue"

urlpatterns = [
    path("techniques/", views.techniques, name="techniques"),
    path("techniques/<str:key>/", views.technique, name="technique"),
    path("instruments/", views.instruments, name="instruments"),
    path("instruments/<str:key>/", views.instrument, name="instrument"),
    path("facilities/", views.facilities, name="facilities"),
    path("facilities/<slug:key>/", views.facility, name="facility"),
    path("ways-in/", views.ways_in, name="ways_in"),
    path("ways-in/<slug:key>/", views.way_in, name="way_in"),
    path("deadlines/", views.deadlines, name="deadlines"),
    path("deadlines.ics", feeds.calendar, name="calendar"),
    path("compare/", views.compare, name="compare"),
]
