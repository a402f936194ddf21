"""What every answer needs, whoever asks."""

from django.utils.cache import add_never_cache_headers, patch_vary_headers


class PrivateResponses:
    """Every page is private: no cache keeps it, no other site embeds it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if not response.has_header("Cache-Control"):
            add_never_cache_headers(response)
            response["Cache-Control"] = "private, no-store"
            patch_vary_headers(response, ["Cookie"])
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response
