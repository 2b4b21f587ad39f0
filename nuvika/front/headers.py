"""Headers that tell browsers what our pages need: nearly nothing."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

NOTHING = ("camera", "microphone", "geolocation", "payment", "usb", "browsing-topics", "display-capture", "midi")
PERMISSIONS = ", ".join(f"{name}=()" for name in NOTHING)


class HeadersMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        headers = response.headers
        headers.setdefault("Permissions-Policy", PERMISSIONS)
        if request.path.startswith("/admin/"):
            headers.setdefault("Cache-Control", "private, no-store")
        # Pictures may be shown by feed readers and previews on other sites; pages are ours.
        is_picture = headers.get("Content-Type", "").startswith("image/")
        headers.setdefault("Cross-Origin-Resource-Policy", "cross-origin" if is_picture else "same-origin")
        return response
