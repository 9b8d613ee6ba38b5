"""The full text, which each database keeps in its own way."""

from django.db import migrations

from recount.web.desk.searching import DROP, MAKE


def make(apps, editor):
    for statement in MAKE[editor.connection.vendor].split(";"):
        editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("desk", "0001_initial")]
    operations = [migrations.RunPython(make, lambda apps, editor: editor.execute(DROP))]
