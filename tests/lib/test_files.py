"""A file is whole, or it is not there."""

import errno
from pathlib import Path

import pytest
from django.core.files.base import ContentFile

from nuvika.lib.files import WholeFileStorage, write_whole


class Interrupted(ContentFile):
    """A file whose reading ends in the middle."""

    def chunks(self, chunk_size=None):
        yield b"half"
        raise OSError(errno.ENOSPC, "No space left on device")


@pytest.fixture
def storage(tmp_path: Path) -> WholeFileStorage:
    return WholeFileStorage(location=tmp_path)


def test_an_upload_that_breaks_off_leaves_nothing(storage: WholeFileStorage, tmp_path: Path):
    with pytest.raises(OSError, match="No space left"):
        storage.save("pictures/a.png", Interrupted(b""))
    assert list((tmp_path / "pictures").iterdir()) == []


def test_two_of_one_name_are_two_files(storage: WholeFileStorage):
    first, second = storage.save("a.png", ContentFile(b"1")), storage.save("a.png", ContentFile(b"2"))
    assert first != second
    assert (storage.open(first).read(), storage.open(second).read()) == (b"1", b"2")


def test_who_comes_second_at_the_same_moment_gets_another_name(storage: WholeFileStorage, tmp_path: Path):
    (tmp_path / "a.png").write_bytes(b"first")
    name = storage._save("a.png", ContentFile(b"second"))
    assert name != "a.png"
    assert (tmp_path / "a.png").read_bytes() == b"first"
    assert storage.open(name).read() == b"second"


def test_a_file_that_is_written_anew_is_the_old_one_until_it_is_whole(tmp_path: Path, monkeypatch):
    path = tmp_path / "a.pdf"
    write_whole(path, b"old")
    monkeypatch.setattr("os.fsync", lambda _: (_ for _ in ()).throw(OSError(errno.ENOSPC, "No space left on device")))
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]
