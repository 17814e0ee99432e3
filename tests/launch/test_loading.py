"""What a web worker loads to serve lists and pages: no statistics package, no compiler and no reader of documents."""

import os
import subprocess
import sys

HEAVY = ("scipy", "typst", "python_calamine", "pandas", "PIL.ImageDraw")
SCRIPT = f"""
import sys
from django.core.wsgi import get_wsgi_application
get_wsgi_application()
from django.urls import get_resolver
len(get_resolver().url_patterns)
print([name for name in {HEAVY!r} if name in sys.modules])
"""


def test_what_few_need_is_loaded_by_who_needs_it():
    told = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "salford_css.settings", "DJANGO_DEBUG": "on"},
    )
    assert told.stdout.splitlines()[-1] == "[]"
