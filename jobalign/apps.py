from django.apps import AppConfig


class JobAlignConfig(AppConfig):
    name = "jobalign"
    verbose_name = "JobAlign"
