"""Calls that were made before the receipt had lines of all kinds get theirs."""

from typing import Any
from urllib.parse import urlsplit

from django.db import migrations


def fill(apps: Any, schema_editor: Any) -> None:
    Sending = apps.get_model("accounts", "Sending")
    for call in apps.get_model("billing", "ModelCall").objects.filter(sending=None).iterator():
        call.sending = Sending.objects.create(
            owner_id=call.owner_id,
            kind="model",
            receiver=urlsplit(call.sent_to).netloc or call.sent_to,
            purpose=call.verb.replace("_", " ").capitalize().replace("resume", "résumé"),
            what="Résumé, job",
            at=call.created_at,
            characters=call.characters,
            masked=call.masked,
            problem=call.problem,
        )
        call.save(update_fields=["sending"])


class Migration(migrations.Migration):
    dependencies = [("billing", "0005_line_of_the_receipt")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
