"""A page of the Admin on which an account sets up its second factor, or takes it away."""

import secrets
from typing import Any

import segno
from django.contrib import admin, messages
from django.contrib.auth import authenticate
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django_otp import login as remember_device
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken
from django_otp.plugins.otp_totp.models import TOTPDevice

from nuvika.front import audit
from nuvika.front.signing_in import end_other_sessions

RECOVERY_CODES = 10
NAME = "admin:second_factor"


@never_cache
@sensitive_post_parameters()
def second_factor(request: HttpRequest) -> HttpResponse:
    """GET shows how it stands. POST: `begin`, then `confirm` with a code; `remove` with the password."""
    for verb, work in (("begin", _begin), ("confirm", _confirm), ("remove", _remove)):
        if request.method == "POST" and verb in request.POST:
            return work(request)
    return _page(request, active=TOTPDevice.objects.filter(user=_me(request), confirmed=True).exists())


def _begin(request: HttpRequest) -> HttpResponse:
    """A key that counts for nothing until a code proves that an app has it."""
    if TOTPDevice.objects.filter(user=_me(request), confirmed=True).exists():
        return redirect(NAME)
    TOTPDevice.objects.filter(user=_me(request), confirmed=False).delete()
    device = TOTPDevice.objects.create(user=_me(request), name="Authenticator app", confirmed=False)
    return _page(request, device=device)


def _confirm(request: HttpRequest) -> HttpResponse:
    device = TOTPDevice.objects.filter(user=_me(request), confirmed=False).first()
    if device is None:
        return redirect(NAME)
    if not device.verify_token(request.POST.get("code", "").replace(" ", "")):
        messages.error(request, "This code is not right. Does the clock of your phone run right? Try the next one.")
        return _page(request, device=device)
    codes = _switch_on(request, device)
    return _page(request, active=True, codes=codes)


def _switch_on(request: HttpRequest, device: TOTPDevice) -> list[str]:
    codes = [secrets.token_hex(5) for _ in range(RECOVERY_CODES)]
    with transaction.atomic():
        device.confirmed = True
        device.save()
        recovery = StaticDevice.objects.create(user=_me(request), name="Recovery codes")
        StaticToken.objects.bulk_create(StaticToken(device=recovery, token=code) for code in codes)
        audit.record("second factor set up", by=request.user)
    remember_device(request, device)
    end_other_sessions(request)
    return codes


def _remove(request: HttpRequest) -> HttpResponse:
    me = authenticate(request, username=_me(request).get_username(), password=request.POST.get("password", ""))
    if me != request.user:
        messages.error(request, "This is not your password: the second factor stays.")
        return redirect(NAME)
    with transaction.atomic():
        TOTPDevice.objects.filter(user=me).delete()
        StaticDevice.objects.filter(user=me).delete()
        audit.record("second factor removed", by=request.user)
    messages.success(request, "The second factor is gone: your password alone signs you in.")
    return redirect(NAME)


def _page(request: HttpRequest, **more: Any) -> HttpResponse:
    device = more.get("device")
    if device is not None:
        more["picture"] = segno.make(device.config_url, error="m").svg_data_uri(scale=5, border=2, light="#fff")
        more["key"] = _in_groups(device)
    context = {**admin.site.each_context(request), "title": "Second factor", **more}
    return render(request, "admin/second_factor.html", context)


def _in_groups(device: TOTPDevice) -> str:
    """The key as it is typed into an app that has no camera."""
    key = device.config_url.partition("secret=")[2].partition("&")[0]
    return " ".join(key[place : place + 4] for place in range(0, len(key), 4))


def _me(request: HttpRequest) -> Any:
    return request.user
