"""Give every site the themes that come ready, each in the colours and typefaces it was designed in."""

from django.db import migrations
from django.db.models import Q

COLOURS = ("paper", "ink", "muted", "accent", "on_accent", "highlight")
FONTS = ("heading_font", "body_font", "mono_font")
# Name; key of the composition; colours and typefaces in the order above. As of this migration: later ones do not change it.
THEMES = (
    ("Aurora", "aurora", ("#ffffff", "#1d1836", "#5b5675", "#5b3df5", "#ffffff", "#ffb8d9"), ("DM Sans", "DM Sans", "JetBrains Mono")),
    ("Blocks", "blocks", ("#ffd23f", "#191308", "#3f3520", "#ff6b4a", "#191308", "#8fd6c4"), ("Anton", "DM Sans", "JetBrains Mono")),
    ("Blueprint", "blueprint", ("#123a7c", "#ffffff", "#c3d4f2", "#ffd84d", "#0b2656", "#ffd84d"), ("Space Grotesk", "IBM Plex Sans", "IBM Plex Mono")),
    ("Editorial", "editorial", ("#f6efe2", "#2a1f1a", "#6b5a4e", "#8a1c2b", "#f9efe0", "#f0c987"), ("Newsreader", "Newsreader", "IBM Plex Mono")),
    ("Magazine", "magazine", ("#fbe9e7", "#221024", "#6d5570", "#b3124e", "#fff4f2", "#ffb199"), ("Playfair Display", "Source Serif 4", "JetBrains Mono")),
    ("Night", "night", ("#14110f", "#f6efe4", "#b0a596", "#e8b04a", "#1b1206", "#e8b04a"), ("Instrument Serif", "Archivo", "JetBrains Mono")),
    ("Quiet", "quiet", ("#fbfbfa", "#222326", "#6c6e75", "#222326", "#fbfbfa", "#c9cbd1"), ("IBM Plex Sans", "IBM Plex Sans", "IBM Plex Mono")),
    ("Swiss", "swiss", ("#ffffff", "#0d0d0d", "#5c5c5c", "#d7141a", "#ffffff", "#ffffff"), ("Inter", "Inter", "JetBrains Mono")),
    ("Terminal", "terminal", ("#10151b", "#e6edf3", "#8b98a5", "#4be38a", "#06210f", "#ffc857"), ("JetBrains Mono", "JetBrains Mono", "JetBrains Mono")),
)


def add_ready_themes(apps, schema_editor):
    theme = apps.get_model("carousels", "Theme")
    for name, key, colours, fonts in THEMES:
        if theme.objects.filter(Q(name__iexact=name) | Q(slug=key)).exists():
            continue
        dressed = dict(zip(COLOURS, colours)) | dict(zip(FONTS, fonts))
        theme.objects.create(name=name, slug=key, style=key, author_name="", handle="", footer="", **dressed)
    # PostgreSQL alters no table with checks that wait for the transaction's end, as when a whole site is restored.
    schema_editor.connection.check_constraints()


class Migration(migrations.Migration):
    dependencies = [("carousels", "0003_looks")]

    # A theme that an editor may have changed or used since is no migration's to delete.
    operations = [migrations.RunPython(add_ready_themes, migrations.RunPython.noop)]
