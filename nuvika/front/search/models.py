"""What is searched: one row for each post and carousel, live or not. Readers are only ever shown what is live."""

from django.db import models
from django.db.models import Q

from blog.models import Post
from carousels.models import Carousel


class SearchDocument(models.Model):
    """The words of a thing, as they stand and as they are looked for.

    The database keeps an index of `title_words` and `words` by itself (see the migration): triggers and a full-text
    table on SQLite, stored vectors on PostgreSQL.
    """

    post = models.OneToOneField(Post, on_delete=models.CASCADE, null=True, related_name="+")
    carousel = models.OneToOneField(Carousel, on_delete=models.CASCADE, null=True, related_name="+")
    title = models.TextField()
    text = models.TextField()
    title_words = models.TextField(editable=False)
    words = models.TextField(editable=False)
    length = models.PositiveIntegerField(editable=False, help_text="How many words, the title's included.")

    class Meta:
        app_label = "front"
        default_permissions = ()
        indexes = [  # whose words were found is read from these: before its owner, a row holds the whole text
            models.Index(
                fields=["id", owner], name=f"front_search_{owner}", condition=Q(**{f"{owner}__isnull": False})
            )
            for owner in ("post", "carousel")
        ]
        constraints = [
            models.CheckConstraint(
                name="front_searchdocument_of_one_thing",
                condition=Q(post__isnull=False, carousel__isnull=True) | Q(post__isnull=True, carousel__isnull=False),
            )
        ]

    def __str__(self) -> str:
        return self.title
