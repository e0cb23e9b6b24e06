"""Reports that were made before lists had columns of their own get them from their ledger."""

from decimal import Decimal
from typing import Any

from django.db import migrations

PARTS = {
    "Field": "field_points",
    "Skills": "skills_points",
    "Experience": "experience_points",
    "Education": "education_points",
    "Keywords": "keywords_points",
}


def fill(apps: Any, schema_editor: Any) -> None:
    Match = apps.get_model("matching", "Match")
    for match in Match.objects.filter(status="ready", required=None).only("report").iterator():
        report = match.report
        for part in report["ledger"]:
            if part["component"] in PARTS:
                setattr(match, PARTS[part["component"]], Decimal(str(part["points"])))
        rows = [row for part in report["ledger"] for row in part["because"]]
        asked = [row for row in rows if row["required"] and row["aspect"] != "keyword"]
        match.maxima = {part["component"]: part["max"] for part in report["ledger"]}
        match.required = len(asked)
        match.required_met = sum(row["verdict"] == "met" for row in asked)
        match.lift = Decimal(str(round(sum(lift["points"] for lift in report["lifts"]), 1)))
        match.save(update_fields=[*PARTS.values(), "maxima", "required", "required_met", "lift"])


class Migration(migrations.Migration):
    dependencies = [("matching", "0003_summary_and_links")]
    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
