"""Telling people by e-mail what concerns them. A message that cannot be sent is logged; what was done stays done."""

import logging
from collections.abc import Iterable
from functools import partial
from smtplib import SMTPException
from typing import Any
from urllib.parse import urljoin

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMessage
from django.db import transaction
from django.urls import reverse

from nuvika.editing.permissions import may_approve, may_view

log = logging.getLogger(__name__)
MOST = 200  # accounts that are asked for an answer


def approvers(thing: Any, *, without: Any) -> list[Any]:
    """Who may answer a request for review of this thing."""
    accounts = get_user_model()._default_manager.filter(is_active=True, is_staff=True).order_by("pk")[:MOST]
    return [account for account in accounts if account != without and may_approve(account, thing)]


def tell(people: Iterable[Any], subject: str, lines: Iterable[str], thing: Any) -> None:
    """Once the transaction is through, each for themselves, with the way to the thing's page of publication."""
    page = f"admin:{thing._meta.app_label}_{thing._meta.model_name}_publication"
    address = urljoin(settings.SITE_URL, reverse(page, args=[thing.pk]))
    text = "\n\n".join(line for line in (*lines, address) if line)
    for person in people:
        if person is not None and person.is_active and person.email and may_view(person, thing):
            message = EmailMessage(" ".join(subject.split()), text, to=[person.email])
            transaction.on_commit(partial(_send, message), robust=True)


def _send(message: EmailMessage) -> None:
    try:
        message.send()
    except (SMTPException, OSError) as error:
        log.warning("The e-mail “%s” was not sent: %s", message.subject, error)
