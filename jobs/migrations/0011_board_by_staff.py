from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('jobs', '0010_fill_uses'),
    ]

    operations = [
        migrations.AddField(
            model_name='companyboard',
            name='by_staff',
            field=models.BooleanField(default=False, help_text='Read whether anybody uses it or not, until staff delete it.', verbose_name='brought by staff'),
        ),
    ]
