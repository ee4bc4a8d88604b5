from django.apps import AppConfig


class ListsConfig(AppConfig):
    name = "halos.core.lists"
    label = "lists"
