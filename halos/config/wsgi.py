"""The WSGI application that a server runs: `halos.config.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "halos.config.settings")
application = get_wsgi_application()
