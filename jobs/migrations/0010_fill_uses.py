"""Who had added a board before boards could be several people's uses it."""

from typing import Any

from django.db import migrations


def fill(apps: Any, schema_editor: Any) -> None:
    BoardUse = apps.get_model("jobs", "BoardUse")
    boards = apps.get_model("jobs", "CompanyBoard").objects.exclude(added_by=None)
    rows = boards.values_list("pk", "added_by_id")
    BoardUse.objects.bulk_create(BoardUse(board_id=pk, owner_id=owner) for pk, owner in rows)


class Migration(migrations.Migration):
    dependencies = [("jobs", "0009_uses_and_wishes")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
