"""Before the package is built or installed editable: install the SPARQL editor by npm, or say why it is not there."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).parent / "scripts"))
from editor import install


class EditorHook(BuildHookInterface):  # type: ignore[type-arg]
    """Adds the editor to what is built."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Install the editor; a wheel without it works."""
        if problem := install():
            self.app.display_warning(problem)
