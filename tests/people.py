"""Makes the people of the demonstration in a database of the tests: `python -m tests.people`.

Their passwords lie beside the databases, for the browsers that sign in by the page.
"""

import os

from tests.own_server import HOME

PASSWORDS = HOME / "people.json"


def main() -> None:
    os.environ |= {"DJANGO_SETTINGS_MODULE": "salford_css.settings", "SALFORD_DEMO": "on"}
    import django

    django.setup()
    from salford_css.casebook.demo.making import make_demo

    PASSWORDS.unlink(missing_ok=True)
    make_demo(PASSWORDS)


if __name__ == "__main__":
    main()
