from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "halos.core.search"
    label = "search"
