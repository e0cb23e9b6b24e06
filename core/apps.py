from django.apps import AppConfig
from django.urls import register_converter

from core.converters import RowNumber


class CoreConfig(AppConfig):
    name = "core"
    verbose_name = "Core"

    def ready(self) -> None:
        from core.receivers import connect  # noqa: PLC0415 - models load late

        register_converter(RowNumber, "row")
        connect()
