"""The first way into the Admin, on a site that nobody can sign in to yet."""

import secrets

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand

NAME = "admin"


class Command(BaseCommand):
    help = "Make an administrator with a random password, printed once. Does nothing where there is one already."

    def handle(self, *args: object, **options: object) -> None:
        users = get_user_model()._default_manager
        known = users.filter(is_superuser=True, is_active=True).order_by("pk").first()
        if known is not None:
            name = known.get_username()
            self.stdout.write(f"  Sign in   as {name}, with the password that was shown at the first start.")
            self.stdout.write(f"            A new one: .venv/bin/python manage.py changepassword {name}")
            return
        password = secrets.token_urlsafe(15)
        name = NAME
        while users.filter(username=name).exists():
            name = f"{NAME}-{secrets.token_hex(2)}"
        users.create_superuser(name, "", password)
        self.stdout.write(f"  Sign in   as {name} with {password}")
        self.stdout.write("            This password is shown once; `manage.py changepassword` sets another.")
