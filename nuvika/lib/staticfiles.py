"""Static files whose names hold a hash of their content, the modules that a script imports among them."""

import re

from django.http import HttpRequest, HttpResponse
from whitenoise.middleware import WhiteNoiseMiddleware
from whitenoise.storage import CompressedManifestStaticFilesStorage

HASHED = re.compile(r"\.[0-9a-f]{12}(?=\.\w+$)")


class ModuleStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Rewrites `import … from "./module.js"` as well: after an update no browser mixes old modules with new ones."""

    support_js_module_import_aggregation = True


class StaticFilesMiddleware(WhiteNoiseMiddleware):  # type: ignore[misc]
    """While machines are updated one by one, a page of one edition may ask a machine of the other for its files. It
    gets that machine's own, which may be kept for a minute, not for ever: a page that is styled a little differently
    is better than one without any style.
    """

    def __call__(self, request: HttpRequest) -> HttpResponse:
        path = request.path_info
        if path.startswith(self.static_prefix) and path not in self.files and HASHED.search(path):
            stand_in = self.files.get(HASHED.sub("", path))
            if stand_in is not None:
                response: HttpResponse = self.serve(stand_in, request)
                return response
        answer: HttpResponse = super().__call__(request)
        return answer
