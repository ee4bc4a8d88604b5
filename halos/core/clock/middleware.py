"""The moment a request arrived, taken before anything else has taken time."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from halos.core.clock.present import now


class ArrivalMiddleware:
    """Sets `request.arrived_at`: a form handed in at 15:59:59 is in time however long it waits."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.arrived_at = now()  # type: ignore[attr-defined]
        return self.get_response(request)
