"""Signing in to the Admin: with a second factor for who has set one up, and not by guessing."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.admin.forms import AdminAuthenticationForm
from django.contrib.sessions.models import Session
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django_otp import devices_for_user, user_has_device

MINUTES = int(settings.AXES_COOLOFF_TIME.total_seconds() // 60)


class SignInForm(AdminAuthenticationForm):
    otp_token = forms.CharField(
        required=False,
        max_length=16,
        label="Code",
        help_text="From your authenticator app, or one of your recovery codes. Empty where you have set up neither.",
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "spellcheck": "false"}),
    )

    def confirm_login_allowed(self, user: Any) -> None:
        """The password was right; whoever has a second factor needs that too."""
        super().confirm_login_allowed(user)
        if not user_has_device(user):
            return
        token = (self.cleaned_data.get("otp_token") or "").replace(" ", "")
        if not token:
            raise ValidationError("This account has a second factor: write the code of your authenticator app too.")
        device = _matched(user, token)
        if device is None:
            raise ValidationError("This code is not right, or was used already. Wait for the next one.")
        user.otp_device = device


def _matched(user: Any, token: str) -> Any:
    """The device whose code this is. A wrong code slows down the guessing of an app's codes, not of recovery."""
    with transaction.atomic():
        for device in devices_for_user(user, for_verify=True):
            if device.verify_is_allowed()[0] and device.verify_token(token):
                return device
    return None


def locked_out(request: HttpRequest, _response: Any = None, _credentials: Any = None) -> HttpResponse:
    """After too many wrong passwords for this account from this address."""
    context = {**admin.site.each_context(request), "title": "Too many tries", "minutes": MINUTES}
    response = render(request, "admin/locked_out.html", context, status=429)
    response.headers["Retry-After"] = str(MINUTES * 60)
    return response


def end_other_sessions(request: HttpRequest) -> int:
    """Sign the account out everywhere else; how many sessions that were."""
    ended = 0
    for session in Session.objects.filter(expire_date__gt=timezone.now()).iterator():
        theirs = session.get_decoded().get("_auth_user_id") == str(request.user.pk)
        if theirs and session.session_key != request.session.session_key:
            session.delete()
            ended += 1
    return ended
