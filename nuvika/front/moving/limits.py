"""How much is read at once: one registry for everything that comes in from outside."""

from nuvika.lib import images

MAX_FILES = 50_000  # in a folder or a ZIP
MAX_UNPACKED = 8 * 1024**3  # bytes, all members of a ZIP together
MAX_NAME = 400  # characters of a path
MAX_TEXT = 2 * 1024**2  # bytes of an article: a novel has one
MAX_TABLE = 16 * 1024**2  # bytes of a list of authors, tags, pictures …
MAX_DECK = 1024**2
MAX_PICTURE = images.MAX_BYTES
MAX_WORDPRESS = 512 * 1024**2  # bytes of an export; it is read as a stream
MAX_PROBLEMS = 1_000  # that are told
