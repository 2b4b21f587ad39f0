"""Signing in to the Admin: not by guessing, not with an old password, and with a second factor where there is one."""

import time
from datetime import timedelta

import pytest
from axes.models import AccessAttempt
from django.contrib.auth.models import User
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_static.models import StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from nuvika.front.models import AuditEntry
from tests import factories

pytestmark = pytest.mark.django_db

PASSWORD = "correct horse battery"
SIGN_IN = "/admin/login/"


@pytest.fixture
def ada() -> User:
    return factories.make_user(username="ada", password=PASSWORD)


def sign_in(name: str = "ada", password: str = PASSWORD, *, address: str = "192.0.2.1", **more: str):
    client = Client(REMOTE_ADDR=address)
    answer = client.post(SIGN_IN, {"username": name, "password": password, "next": "/admin/", **more})
    return client, answer


def guess(times: int, name: str = "ada", address: str = "192.0.2.1"):
    return [sign_in(name, "wrong", address=address)[1] for _ in range(times)][-1]


def test_the_right_password_signs_in_and_is_written_down(ada: User):
    client, answer = sign_in()
    assert answer.status_code == 302
    assert client.get("/admin/").status_code == 200
    entry = AuditEntry.objects.get(action="signed in")
    assert (entry.user, entry.name, entry.address) == (ada, "ada", "192.0.2.1")


def test_guessing_is_stopped_with_a_sentence(ada: User):
    answer = guess(6)
    assert answer.status_code == 429
    assert answer["Retry-After"] == "900"
    assert "Try again in 15 minutes" in answer.content.decode()
    assert sign_in()[1].status_code == 429, "the right password does not help while it is locked"
    assert AuditEntry.objects.filter(action="sign-in locked for a while", name="ada").exists()


def test_who_guesses_locks_out_nobody_else(ada: User):
    factories.make_user(username="grace", password=PASSWORD)
    guess(7)
    assert sign_in("grace")[1].status_code == 302, "another account from the same office"
    assert sign_in("ada", address="198.51.100.7")[1].status_code == 302, "the owner from elsewhere"


def test_the_lock_opens_by_itself_and_further_guessing_does_not_prolong_it(ada: User):
    guess(6)
    locked = AccessAttempt.objects.get().attempt_time
    guess(3)
    assert AccessAttempt.objects.get().attempt_time == locked
    AccessAttempt.objects.update(attempt_time=locked - timedelta(minutes=15, seconds=5))
    assert sign_in()[1].status_code == 302


def test_a_header_that_a_client_sends_is_no_way_around(ada: User):
    for number in range(7):
        client = Client(REMOTE_ADDR="192.0.2.1", headers={"X-Forwarded-For": f"203.0.113.{number}"})
        answer = client.post(SIGN_IN, {"username": "ada", "password": "wrong"})
    assert answer.status_code == 429


def test_behind_a_proxy_its_word_counts_and_the_client_s_does_not(ada: User, settings):
    settings.PROXIES = 1
    for number in range(7):
        told = f"203.0.113.{number}, 198.51.100.9"  # the proxy appended the second
        client = Client(REMOTE_ADDR="127.0.0.1", headers={"X-Forwarded-For": told})
        answer = client.post(SIGN_IN, {"username": "ada", "password": "wrong"})
    assert answer.status_code == 429


def test_a_name_that_nobody_has_is_refused_in_the_same_words(ada: User):
    known, unknown = guess(1).content.decode(), guess(1, "nobody").content.decode()
    assert "Please enter the correct" in known
    assert known.split("errornote")[1][:200] == unknown.split("errornote")[1][:200]


def test_a_new_password_ends_every_other_session(ada: User):
    here, there = sign_in()[0], sign_in()[0]
    new = {"old_password": PASSWORD, "new_password1": "another long one 8", "new_password2": "another long one 8"}
    assert here.post("/admin/password_change/", new).status_code == 302
    assert here.get("/admin/").status_code == 200
    assert there.get("/admin/").status_code == 302
    assert AuditEntry.objects.filter(action="password set", thing="ada").exists()


def test_an_account_that_is_switched_off_is_out_at_once(ada: User):
    client = sign_in()[0]
    User.objects.update(is_active=False)
    assert client.get("/admin/").status_code == 302
    assert sign_in()[1].status_code == 200


@pytest.fixture
def device(ada: User) -> TOTPDevice:
    return TOTPDevice.objects.create(user=ada, name="phone", confirmed=True)


def code(device: TOTPDevice, drift: int = 0) -> str:
    return f"{totp(device.bin_key, t0=-drift * 30):06d}"


def test_with_a_second_factor_the_password_alone_is_not_enough(ada: User, device: TOTPDevice):
    client, answer = sign_in()
    assert "This account has a second factor" in answer.content.decode()
    assert client.get("/admin/").status_code == 302
    client, answer = sign_in(otp_token=code(device))
    assert answer.status_code == 302
    assert client.get("/admin/").status_code == 200


def test_a_code_is_good_once_and_a_wrong_one_never(ada: User, device: TOTPDevice):
    now = code(device)
    assert sign_in(otp_token="000000" if now != "000000" else "111111")[1].status_code == 200
    device.refresh_from_db()
    device.throttle_reset()
    assert sign_in(otp_token=now)[1].status_code == 302
    assert "was used already" in sign_in(otp_token=now)[1].content.decode()


def test_another_s_code_does_not_help(ada: User, device: TOTPDevice):
    other = TOTPDevice.objects.create(user=factories.make_user(), name="phone", confirmed=True)
    assert sign_in(otp_token=code(other))[1].status_code == 200


def test_a_second_factor_is_set_up_used_and_taken_away(ada: User):
    client, other = sign_in()[0], sign_in()[0]
    assert "Set up a second factor" in client.get("/admin/second-factor/").content.decode()
    page = client.post("/admin/second-factor/", {"begin": "1"}).content.decode()
    assert "data:image/svg+xml" in page
    wrong = client.post("/admin/second-factor/", {"confirm": "1", "code": "12"}).content.decode()
    assert "This code is not right" in wrong
    device = TOTPDevice.objects.get(user=ada)
    assert sign_in()[1].status_code == 302, "a factor that was not confirmed counts for nothing"
    device.throttle_reset()
    page = client.post("/admin/second-factor/", {"confirm": "1", "code": code(device)}).content.decode()
    recovery = StaticToken.objects.first().token
    assert recovery in page
    assert client.get("/admin/").status_code == 200
    assert other.get("/admin/").status_code == 302, "sessions from before it are ended"
    assert sign_in(otp_token=recovery)[1].status_code == 302
    assert sign_in(otp_token=recovery)[1].status_code == 200, "a recovery code is good once"
    client.post("/admin/second-factor/", {"remove": "1", "password": "wrong"})
    assert TOTPDevice.objects.filter(user=ada).exists()
    client.post("/admin/second-factor/", {"remove": "1", "password": PASSWORD})
    assert sign_in()[1].status_code == 302
    done = set(AuditEntry.objects.values_list("action", flat=True))
    assert {"second factor set up", "second factor removed"} <= done


def test_guessing_codes_slows_down(ada: User, device: TOTPDevice):
    started = time.monotonic()
    answers = [sign_in(otp_token=f"{number:06d}", address=f"192.0.2.{number + 1}")[1] for number in range(3)]
    assert all(answer.status_code == 200 for answer in answers)
    device.refresh_from_db()
    assert not device.verify_is_allowed()[0] or time.monotonic() - started > 1


def test_an_administrator_helps_who_lost_the_phone(ada: User, device: TOTPDevice, admin_client: Client):
    chosen = {"action": "take_second_factor_away", "_selected_action": [ada.pk]}
    admin_client.post("/admin/auth/user/", chosen)
    assert sign_in()[1].status_code == 302
    assert AuditEntry.objects.filter(action="second factor taken away", thing="ada").exists()


def test_nobody_reads_another_s_keys_in_the_admin(admin_client: Client, device: TOTPDevice):
    assert admin_client.get("/admin/otp_totp/totpdevice/").status_code == 404
    assert device.key not in admin_client.get(f"/admin/auth/user/{device.user_id}/change/").content.decode()
