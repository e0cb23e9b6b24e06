from django.apps import AppConfig


class JobAlignConfig(AppConfig):
    name = "jobalign"
    verbose_name = "JobAlign"

    def ready(self) -> None:
        from jobalign import receivers  # noqa: F401, PLC0415 - connects them
