"""What is downloaded of posts: named here, made by the room that moves whole sites."""

EXPORT = "blog.export"  # the kind of long work that packs posts as Markdown; its arguments are their `keys`
