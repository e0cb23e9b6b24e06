"""What a call's line on the receipt says is said there alone.

A call that has no line stops this before anything is taken out; `migrate billing 0005` and then
`migrate` give it one.
"""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('billing', '0006_fill_lines'),
    ]

    operations = [
        migrations.AlterField(
            model_name='modelcall',
            name='sending',
            field=models.OneToOneField(editable=False, help_text='Its line on the receipt.', on_delete=django.db.models.deletion.CASCADE, related_name='call', to='accounts.sending'),
        ),
        migrations.RemoveField(
            model_name='modelcall',
            name='characters',
        ),
        migrations.RemoveField(
            model_name='modelcall',
            name='masked',
        ),
        migrations.RemoveField(
            model_name='modelcall',
            name='problem',
        ),
        migrations.RemoveField(
            model_name='modelcall',
            name='sent_to',
        ),
    ]
