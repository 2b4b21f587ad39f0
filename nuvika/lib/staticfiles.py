"""Static files whose names hold a hash of their content, the modules that a script imports among them."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class ModuleStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Rewrites `import … from "./module.js"` as well: after an update no browser mixes old modules with new ones."""

    support_js_module_import_aggregation = True
