from django.db import migrations, models
from django.db.models import OuterRef, Subquery
from django.db.models.deletion import CASCADE


def take_the_reports_job(apps, schema_editor):
    sets = apps.get_model("interviews", "QuestionSet").objects
    matches = apps.get_model("matching", "Match").objects
    job = matches.filter(pk=OuterRef("match_id")).values("job_id")
    sets.update(job_id=Subquery(job))


class Migration(migrations.Migration):
    dependencies = [
        ("interviews", "0001_questions_and_practice"),
        ("jobs", "0004_tracker"),
        ("matching", "0006_letter_length"),
    ]

    operations = [
        migrations.AddField(
            model_name="questionset",
            name="job",
            field=models.ForeignKey(
                null=True, on_delete=CASCADE, related_name="question_sets", to="jobs.job"
            ),
        ),
        migrations.RunPython(take_the_reports_job, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="questionset",
            name="job",
            field=models.ForeignKey(
                on_delete=CASCADE, related_name="question_sets", to="jobs.job"
            ),
        ),
        migrations.AlterField(
            model_name="questionset",
            name="match",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=CASCADE,
                related_name="question_sets",
                to="matching.match",
            ),
        ),
    ]
