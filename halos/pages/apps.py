from django.apps import AppConfig


class PagesConfig(AppConfig):
    name = "halos.pages"
    label = "pages"
