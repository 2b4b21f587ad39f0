"""Moving in and out: the whole site, or some posts, as files that people read and other systems understand.

    nuvika.yaml         says that this is an export of Nuvika, and of which format
    posts/SLUG.md       an article: what is known about it as YAML, then its Markdown
    pages/SLUG.md       a simple page
    carousels/SLUG.json a carousel: its deck's JSON, with what only a site knows under "site"
    pictures/NAME       each picture once; articles lead to them by relative links
    *.yaml              pictures' words, types, tags, series, authors, themes, redirects, the frame

Reading understands what Hugo, Jekyll, Ghost and Obsidian write as well, and a WordPress export.
"""

FORMAT = 1
MANIFEST = "nuvika.yaml"
POSTS, PAGES, CAROUSELS, PICTURES = "posts/", "pages/", "carousels/", "pictures/"
