"""What reading a ZIP from outside may end in."""

import zipfile
import zlib
from lzma import LZMAError

# Cut, overwritten, packed in a way that is not known here, or locked with a password.
DAMAGED = (zipfile.BadZipFile, zlib.error, LZMAError, EOFError, NotImplementedError, RuntimeError, OSError, ValueError)
