"""The ASGI door."""

import os

from django.core.asgi import get_asgi_application

from salford_css.environment import plain_stop

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "salford_css.settings")
with plain_stop():
    application = get_asgi_application()
