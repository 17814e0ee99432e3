"""Stops an upload that is far too large before it fills the disk."""

from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

MEGABYTE = 1024 * 1024


class BoundedUpload(FileUploadHandler):
    """The first of the upload handlers: it looks at the announced length and hands everything on.

    A body of unknown length is not read at all by the servers in front (WSGI needs the length).
    """

    def handle_raw_input(
        self,
        input_data: Any,
        META: Any,  # noqa: N803 (Django hands it over by this name)
        content_length: int,
        boundary: Any,
        encoding: str | None = None,
    ) -> None:
        """Refuse a body beyond the setting; raises RequestDataTooBig, which is answered with 413."""
        if content_length > settings.UPLOAD_MAX_MEGABYTES * MEGABYTE:
            raise RequestDataTooBig(f"The upload is larger than {settings.UPLOAD_MAX_MEGABYTES} MB.")

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hand the piece on."""
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """Leave the file to the next handler."""
