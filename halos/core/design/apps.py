from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "halos.core.design"
    label = "design"
    verbose_name = "Design"
