"""Boards of which nobody is said to have added them are read on until staff say otherwise."""

from typing import Any

from django.db import migrations


def fill(apps: Any, schema_editor: Any) -> None:
    apps.get_model("jobs", "CompanyBoard").objects.filter(added_by=None).update(by_staff=True)


class Migration(migrations.Migration):
    dependencies = [("jobs", "0011_board_by_staff")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
