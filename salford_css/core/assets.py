"""Where style sheets and scripts come from: an allow-list of files out of npm packages, served under hashed names."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.storage import HashedFilesMixin
from django.core.checks import CheckMessage, Warning
from django.core.files.storage import FileSystemStorage
from whitenoise.storage import CompressedManifestStaticFilesStorage

from salford_css.core.documents import fonts

NODE_FILES = {"govuk-frontend.min.js": "govuk-frontend/dist/govuk/govuk-frontend.min.js"}
"""Public name and file in node_modules. Nothing else leaves the packages: no crown, no royal arms, no licensed font."""

BUILT_FILES = ("app.css", "admin.css", "app.js", "admin.js", "js-enabled.js", "favicon.svg", "manifest.webmanifest")
"""What `make assets` lays into static_build."""

_JS_IMPORTS = HashedFilesMixin._js_module_import_aggregation_patterns[1]  # type: ignore[attr-defined]
_MANIFEST_ICONS = (r"""(?P<matched>"src":\s*"(?P<url>[^"]+)")""", '"src": "%(url)s"')


class NodePackageFinder(BaseFinder):
    """Finds the files of the allow-list, and no other, in node_modules."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.root = Path(settings.BASE_DIR) / "node_modules"
        self.storage = FileSystemStorage(location=self.root)

    def check(self, **kwargs: Any) -> list[CheckMessage]:
        """Say what to do when pages or printed documents would come without their looks."""
        return [*self._looks(), *_faces()]

    def _looks(self) -> list[CheckMessage]:
        """Look for what pages are made with; once it is collected nothing else is needed."""
        base = Path(settings.BASE_DIR)
        if (Path(settings.STATIC_ROOT) / "staticfiles.json").exists():
            return []
        wanted = [self.root / file for file in NODE_FILES.values()]
        wanted += [base / "static_build" / name for name in BUILT_FILES]
        missing = [str(path.relative_to(base)) for path in wanted if not path.exists()]
        if not missing:
            return []
        return [Warning(f"Missing: {', '.join(missing)}.", hint="Run make assets.", id="assets.W001")]

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """Return the file behind a public name, or nothing."""
        file = self.root / NODE_FILES[path] if path in NODE_FILES else None
        if file is None or not file.exists():
            return []
        return [str(file)] if find_all else str(file)

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterator[tuple[str, FileSystemStorage]]:
        """Yield every public name with a storage that opens it."""
        for name, file in NODE_FILES.items():
            if (self.root / file).exists():
                yield name, _Renamed(self.root, name, file)


def _faces() -> list[CheckMessage]:
    """Look for the fonts of printed documents, which are read and not served."""
    try:
        fonts.files()
    except fonts.FontsMissing as missing:
        return [Warning(str(missing), hint="Run make assets.", id="assets.W002")]
    return []


class _Renamed(FileSystemStorage):
    """One file of a package under its public name."""

    def __init__(self, root: Path, name: str, file: str) -> None:
        super().__init__(location=root)
        self.names = {name: file}
        self.prefix = ""

    def path(self, name: str) -> str:
        return super().path(self.names.get(name, name))


class HashedStaticStorage(CompressedManifestStaticFilesStorage):
    """Names carry a hash of the content, so that a browser may keep them for ever.

    Imports are rewritten in our own script only: some packages speak of imports in comments.
    """

    patterns = (
        HashedFilesMixin.patterns[0],
        ("app.js", _JS_IMPORTS),
        ("*.webmanifest", (_MANIFEST_ICONS,)),
    )
