"""The application that gunicorn serves."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "nuvika.settings")

django_application = get_wsgi_application()

from nuvika.front.handing_out import KeptPages  # noqa: E402  (models stand once Django is set up)

application = KeptPages(django_application)
