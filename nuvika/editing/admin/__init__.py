"""What the Admin does alike for everything that is edited here; posts and carousels build on `EditingAdmin`."""

from django.forms import Script

from nuvika.editing.admin.access import OwnAccess, PartInline
from nuvika.editing.admin.aside import Aside
from nuvika.editing.admin.buffers import Buffers
from nuvika.editing.admin.conflicts import Conflicts
from nuvika.editing.admin.finding import Finding, suggests
from nuvika.editing.admin.history import HistoryAdmin
from nuvika.editing.admin.lists import SeenRows
from nuvika.editing.admin.parts import PartPictures
from nuvika.editing.admin.presence import Presence
from nuvika.editing.admin.publication import PublicationPage
from nuvika.editing.admin.publishing import Publishing, StatusFilter
from nuvika.editing.admin.revisions import Revisions
from nuvika.editing.admin.timing import NamedTimes
from nuvika.editing.admin.trash import Trash

__all__ = ["EditingAdmin", "HistoryAdmin", "PartInline", "StatusFilter", "suggests"]


class EditingAdmin(
    OwnAccess,
    Aside,
    Publishing,
    PublicationPage,
    Revisions,
    Trash,
    SeenRows,
    Finding,
    Buffers,
    Conflicts,
    Presence,
    PartPictures,
    NamedTimes,
    HistoryAdmin,
):
    """The Admin of a Publishable model."""

    class Media:
        css = {"all": ["css/admin-editing.css", "css/admin-publication.css"]}
        js = [Script("js/admin-presence.js", type="module"), Script("js/admin-keep.js", type="module")]
