from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Core"

    def ready(self) -> None:
        from core.receivers import connect  # noqa: PLC0415 - models load late

        connect()
