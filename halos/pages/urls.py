from django.urls import path

from halos.pages import gallery, health, views

app_name = "pages"

urlpatterns = [
    path("", views.front, name="front"),
    path("ask/", views.ask, name="ask"),
    path("ask/example/<slug:slug>/", views.example, name="example"),
    path("saved/", views.save, name="save"),
    path("saved/<str:secret>/", views.saved, name="saved"),
    path("saved/<str:secret>/delete/", views.delete, name="delete"),
    path("search/", views.search, name="search"),
    path("about/", views.about, name="about"),
    path("privacy/", views.privacy, name="privacy"),
    path("accessibility/", views.accessibility, name="accessibility"),
    path("gallery/", gallery.gallery, name="gallery"),
    path("healthz", health.healthz, name="healthz"),
    path("readyz", health.readyz, name="readyz"),
    path("robots.txt", views.robots, name="robots"),
]
