"""A body that is larger than any file we take is refused before it is read."""

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import FileUploadHandler

MOST_BYTES = 26 * 1024 * 1024  # the largest file of the contract, and the form around it


class LimitedUploads(FileUploadHandler):
    """Stands before the others and only counts. Raises RequestDataTooBig, which is answered with 400."""

    def handle_raw_input(self, input_data, headers, content_length, boundary, encoding=None):
        """Called once, before anything of the body is read."""
        if content_length > MOST_BYTES:
            raise RequestDataTooBig("The request is larger than any file that is taken.")

    def receive_data_chunk(self, raw_data, start):
        """Handed on as it came."""
        return raw_data

    def file_complete(self, file_size):
        """Another handler keeps it."""
        return
