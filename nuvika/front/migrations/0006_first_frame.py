"""A frame to begin with, so that the Admin shows what can be said in it."""

from django.db import migrations


def make(apps, schema_editor):
    frame, made = apps.get_model("front", "SiteFrame").objects.get_or_create(
        pk=1, defaults={"name": "Nuvika", "tagline": "Engineering, told twice: once to read, once to swipe."}
    )
    if made:
        links = apps.get_model("front", "FrameLink").objects
        links.create(frame=frame, place="navigation", label="Articles", address="/blog", position=1)
        links.create(frame=frame, place="navigation", label="Carousels", address="/carousels", position=2)


class Migration(migrations.Migration):
    dependencies = [("front", "0005_frame_and_redirects")]

    operations = [migrations.RunPython(make, migrations.RunPython.noop)]
