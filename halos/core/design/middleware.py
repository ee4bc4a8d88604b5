"""Languages that browsers name in another way than we do."""

import re
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

NORWEGIAN = re.compile(r"\b(?:no|nn)(?:-[a-z]{2})?\b", re.IGNORECASE)


class NorwegianMiddleware:
    """Norwegian of any kind (`no`, `nn-NO`) is answered in Bokmål, which we have."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        wanted = request.META.get("HTTP_ACCEPT_LANGUAGE", "")
        request.META["HTTP_ACCEPT_LANGUAGE"] = NORWEGIAN.sub("nb", wanted)
        return self.get_response(request)
