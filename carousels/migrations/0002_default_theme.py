"""Give a new site the theme that carousels wear unless told otherwise."""

from django.db import migrations


def add_default_theme(apps, schema_editor):
    theme = apps.get_model("carousels", "Theme")
    if not theme.objects.exists():
        theme.objects.create(name="Nuvika", slug="nuvika", is_default=True)
    # PostgreSQL alters no table with checks that wait for the transaction's end, as when a whole site is restored.
    schema_editor.connection.check_constraints()


class Migration(migrations.Migration):
    dependencies = [("carousels", "0001_initial")]

    # A theme that an editor may have changed since is no migration's to delete.
    operations = [migrations.RunPython(add_default_theme, migrations.RunPython.noop)]
