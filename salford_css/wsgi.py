"""The WSGI door."""

import os
from importlib import import_module

from django.core.wsgi import get_wsgi_application

from salford_css.environment import plain_stop

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "salford_css.settings")
with plain_stop():
    application = get_wsgi_application()
    import_module("salford_css.urls")  # before the workers are forked, so that they share all the views
