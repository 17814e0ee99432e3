"""The WSGI door."""

import os

from django.core.wsgi import get_wsgi_application

from salford_css.environment import plain_stop

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "salford_css.settings")
with plain_stop():
    application = get_wsgi_application()
