from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('jobs', '0012_fill_by_staff'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='companyboard',
            name='added_by',
        ),
    ]
