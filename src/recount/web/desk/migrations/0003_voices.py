"""Voices are told apart as events tell them apart: every report is looked at once more."""

from django.db import migrations


def look_again(apps, _schema):
    apps.get_model("desk", "Position").objects.update(number=0)


class Migration(migrations.Migration):
    dependencies = [("desk", "0002_words")]
    operations = [migrations.RunPython(look_again, migrations.RunPython.noop)]
