"""Uploads in an S3 bucket, as the site sees them: names are never used twice, addresses are the site's own."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import quote, urljoin

from botocore.exceptions import BotoCoreError, ClientError
from storages.backends.s3 import S3Storage


class BucketStorage(S3Storage):  # type: ignore[misc]
    """Objects are private and handed out by the site under `base_url`: no address expires, none names the bucket."""

    def get_default_settings(self) -> dict[str, Any]:
        ours = {
            "base_url": "/media/",
            "file_overwrite": False,
            "querystring_auth": False,
            "default_acl": None,
            "signature_version": "s3v4",
            "addressing_style": "path",
        }
        return {**super().get_default_settings(), **ours}

    def url(self, name: str, *_: Any, **__: Any) -> str:
        return urljoin(str(self.base_url), quote(name))

    def _open(self, name: str, mode: str = "rb") -> Any:
        with _as_os_errors():
            return super()._open(name, mode)

    def exists(self, name: str) -> bool:
        with _as_os_errors():
            return bool(super().exists(name))

    def _save(self, name: str, content: Any) -> str:
        with _as_os_errors():
            return str(super()._save(name, content))


@contextmanager
def _as_os_errors() -> Iterator[None]:
    """A bucket that cannot be reached fails as a disk does: who handles the one handles the other."""
    try:
        yield
    except (BotoCoreError, ClientError) as error:
        raise OSError(f"The object storage does not answer: {error}") from error
