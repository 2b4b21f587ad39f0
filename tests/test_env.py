"""Readers of the environment: what they take, and the sentence with which they refuse."""

import os
import stat

import pytest
from django.core.exceptions import ImproperlyConfigured

from nuvika import backends, env


@pytest.mark.parametrize("word", ["1", "true", "Yes", " on "])
def test_yes_in_the_usual_words(monkeypatch, word):
    monkeypatch.setenv("ASKED", word)
    assert env.boolean("ASKED") is True


@pytest.mark.parametrize("word", ["0", "false", "No", "off", ""])
def test_no_in_the_usual_words(monkeypatch, word):
    monkeypatch.setenv("ASKED", word)
    assert env.boolean("ASKED", default=True) is False


def test_an_unset_switch_has_its_default(monkeypatch):
    monkeypatch.delenv("ASKED", raising=False)
    assert env.boolean("ASKED") is False
    assert env.boolean("ASKED", default=True) is True


def test_another_word_for_yes_is_refused_with_the_words_that_are_known(monkeypatch):
    monkeypatch.setenv("DEBUG", "maybe")
    with pytest.raises(ImproperlyConfigured, match=r"DEBUG is “maybe”\. Write one of: 1, true"):
        env.boolean("DEBUG")


def test_text_loses_the_spaces_at_its_ends_and_empty_is_unset(monkeypatch):
    monkeypatch.setenv("NAME", "  a b ")
    assert env.text("NAME") == "a b"
    monkeypatch.setenv("NAME", "  ")
    assert env.text("NAME", "default") == "default"


def test_words_leave_out_empty_parts(monkeypatch):
    monkeypatch.setenv("HOSTS", " a.example, ,b.example,")
    assert env.words("HOSTS") == ["a.example", "b.example"]


def test_folders_exist(monkeypatch, tmp_path):
    monkeypatch.setenv("FONT_DIRS", os.pathsep.join([str(tmp_path), ""]))
    assert env.folders("FONT_DIRS") == [tmp_path]
    monkeypatch.setenv("FONT_DIRS", str(tmp_path / "missing"))
    with pytest.raises(ImproperlyConfigured, match="missing”, which is no folder"):
        env.folders("FONT_DIRS")


def test_an_address_loses_the_slash_at_its_end(monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://www.example.com/")
    assert env.address("SITE_URL", "") == "https://www.example.com"


@pytest.mark.parametrize("value", ["www.example.com", "ftp://example.com", "https://example.com/path", "https://"])
def test_what_is_no_address_of_a_site_is_refused(monkeypatch, value):
    monkeypatch.setenv("SITE_URL", value)
    with pytest.raises(ImproperlyConfigured, match=r"Write it like https://www\.example\.com"):
        env.address("SITE_URL", "")


@pytest.mark.parametrize("value", ["http", "-1", "1.5", "70000", "٣"])
def test_a_number_is_whole_and_within_its_limits(monkeypatch, value):
    monkeypatch.setenv("PORT", value)
    with pytest.raises(ImproperlyConfigured, match="Write a number from 1 to 65535"):
        env.number("PORT", 8000, lowest=1, highest=65535)


def test_an_unset_number_has_its_default(monkeypatch):
    monkeypatch.delenv("PORT", raising=False)
    assert env.number("PORT", 8000, lowest=1, highest=65535) == 8000


def test_a_database_of_another_kind_is_refused_without_repeating_its_password(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "mysql://site:hunter2@db/site")
    with pytest.raises(ImproperlyConfigured, match="begins with “mysql”") as refusal:
        env.database("DATABASE_URL", "")
    assert "hunter2" not in str(refusal.value)


def test_a_secret_is_made_once_for_its_owner_alone(tmp_path):
    file = tmp_path / "new" / "secret"
    env.make_secret(file)
    first = file.read_text()
    env.make_secret(file)
    assert file.read_text() == first
    assert len(first) > 50
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_an_empty_secret_is_none(tmp_path):
    file = tmp_path / "secret"
    file.touch()
    with pytest.raises(ImproperlyConfigured, match="There is no secret"):
        env.kept_secret("NO_SUCH_SECRET", file, debug=False)
    env.make_secret(file)
    assert env.kept_secret("NO_SUCH_SECRET", file, debug=False) == file.read_text()


def test_the_environment_wins_over_the_kept_secret(monkeypatch, tmp_path):
    file = tmp_path / "secret"
    file.write_text("kept")
    monkeypatch.setenv("SECRET_KEY", "given" * 10)
    assert env.kept_secret("SECRET_KEY", file, debug=False) == "given" * 10


def test_a_short_secret_is_none(monkeypatch, tmp_path):
    monkeypatch.setenv("SECRET_KEY", "hunter2")
    with pytest.raises(ImproperlyConfigured, match="too short to be secret") as refusal:
        env.kept_secret("SECRET_KEY", tmp_path / "secret", debug=False)
    assert "hunter2" not in str(refusal.value)


@pytest.mark.parametrize("host", ["www.example.com", "10.0.0.5", "*"])
def test_debug_is_refused_where_others_could_see_it(host):
    with pytest.raises(ImproperlyConfigured, match="DEBUG is on, and the site answers to"):
        env.refuse_debug_in_public(True, ["127.0.0.1", host])
    env.refuse_debug_in_public(False, [host])
    env.refuse_debug_in_public(True, ["127.0.0.1", "localhost", "[::1]", "nuvika.localhost"])


@pytest.mark.parametrize("word", ["Mars/Olympus", "Europe", "utc+1"])
def test_a_time_zone_is_one_of_the_list(monkeypatch, word):
    monkeypatch.setenv("TIME_ZONE", word)
    with pytest.raises(ImproperlyConfigured, match="Write a zone like UTC, Europe/Berlin"):
        env.time_zone("TIME_ZONE", "UTC")


@pytest.mark.parametrize("word", ["s3://", "ftp://files", "media", "s3://bucket?x=1"])
def test_a_storage_is_a_folder_or_a_bucket(monkeypatch, word):
    monkeypatch.setenv("STORAGE_URL", word)
    with pytest.raises(ImproperlyConfigured, match="Write a folder like /srv/media, or s3://bucket"):
        backends.storage_address("STORAGE_URL")


def test_a_cache_is_a_redis_and_its_password_is_not_told(monkeypatch):
    monkeypatch.setenv("CACHE_URL", "memcached://user:hunter2@cache")
    with pytest.raises(ImproperlyConfigured, match="redis://") as refusal:
        backends.cache_address("CACHE_URL")
    assert "hunter2" not in str(refusal.value)


def test_mail_goes_to_the_console_unless_a_server_is_named(monkeypatch):
    monkeypatch.delenv("EMAIL_URL", raising=False)
    assert env.mail("EMAIL_URL")["EMAIL_BACKEND"].endswith("console.EmailBackend")
    monkeypatch.setenv("EMAIL_URL", "smtp://us%40er:p%2Fw@mail.example.com")
    made = env.mail("EMAIL_URL")
    assert (made["EMAIL_HOST"], made["EMAIL_PORT"], made["EMAIL_USE_TLS"]) == ("mail.example.com", 587, True)
    assert (made["EMAIL_HOST_USER"], made["EMAIL_HOST_PASSWORD"]) == ("us@er", "p/w")


@pytest.mark.parametrize("value", ["http://mail.example.com", "smtp://", "smtp://host:x", "smtp://host:99999", "mail"])
def test_an_address_of_mail_that_is_none_is_refused_without_its_password(monkeypatch, value):
    monkeypatch.setenv("EMAIL_URL", value)
    with pytest.raises(ImproperlyConfigured, match="EMAIL_URL cannot be understood"):
        env.mail("EMAIL_URL")
