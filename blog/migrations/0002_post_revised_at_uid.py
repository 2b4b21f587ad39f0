import uuid

from django.db import migrations, models


def name_each(apps, schema_editor):
    Post = apps.get_model("blog", "Post")
    for pk in Post.objects.filter(uid=None).values_list("pk", flat=True).iterator():
        Post.objects.filter(pk=pk).update(uid=uuid.uuid4())


class Migration(migrations.Migration):
    dependencies = [("blog", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="post",
            name="revised_at",
            field=models.DateTimeField(
                blank=True,
                help_text="Shown to readers as the date of the last update. Leave it alone for a mended typo.",
                null=True,
                verbose_name="updated",
            ),
        ),
        migrations.AddField(model_name="post", name="uid", field=models.UUIDField(editable=False, null=True)),
        migrations.RunPython(name_each, migrations.RunPython.noop),
        migrations.AlterField(
            model_name="post",
            name="uid",
            field=models.UUIDField(
                default=uuid.uuid4, editable=False, help_text="Names the post in feeds, for good.", unique=True
            ),
        ),
    ]
