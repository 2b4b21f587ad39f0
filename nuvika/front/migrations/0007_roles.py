"""Three roles: who writes, who edits, who publishes."""

from django.db import migrations

from nuvika.front.roles import grant

# What an author needs beside their own posts and carousels: pictures to add, and what to choose from.
AUTHOR = [
    *["blog.add_post", "blog.write_own_post", "carousels.add_carousel", "carousels.write_own_carousel"],
    *["blog.add_picture", "blog.view_picture", "blog.view_author", "blog.view_posttype", "blog.view_tag"],
    *["blog.view_series", "carousels.view_theme"],
]
EDITOR = [
    *["blog.add_post", "blog.view_post", "blog.change_post", "blog.delete_post"],
    *["blog.add_picture", "blog.view_picture", "blog.change_picture", "blog.delete_picture"],
    *[f"blog.{verb}_{name}" for name in ("author", "posttype", "series", "tag") for verb in ("add", "view", "change")],
    *["carousels.add_carousel", "carousels.view_carousel", "carousels.change_carousel", "carousels.delete_carousel"],
    *["carousels.export_carousel", "carousels.view_theme"],
]
PUBLISHER = [
    *EDITOR,
    *["blog.publish_post", "blog.approve_post", "carousels.publish_carousel", "carousels.approve_carousel"],
    "carousels.force_export_carousel",
    *["blog.delete_author", "blog.delete_posttype", "blog.delete_series", "blog.delete_tag"],
    *["front.view_siteframe", "front.change_siteframe"],
    *[f"front.{verb}_{name}" for name in ("page", "redirect") for verb in ("add", "view", "change", "delete")],
    *["carousels.add_theme", "carousels.change_theme", "carousels.delete_theme"],
]


def make_roles(apps, schema_editor):
    grant(apps, {"Author": AUTHOR, "Editor": EDITOR, "Publisher": PUBLISHER})


class Migration(migrations.Migration):
    dependencies = [
        ("front", "0006_first_frame"),
        ("auth", "0012_alter_user_first_name_max_length"),
        ("blog", "0005_publication"),
        ("carousels", "0007_publication"),
    ]

    # Groups that people may be in are no migration's to delete.
    operations = [migrations.RunPython(make_roles, migrations.RunPython.noop)]
