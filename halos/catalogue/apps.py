from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "halos.catalogue"
    label = "catalogue"
    verbose_name = "Catalogue"
