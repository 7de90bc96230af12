"""What MkDocs calls while it builds the site: pages made from the program, and links that lead out of docs/.

The readme, the changelog and the reference come in here, so that nothing of them is kept twice. A link to a file of the
project leads to a copy of it in the site.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import commands  # this and the next two lie beside this file
import questions
from markdown.extensions.toc import slugify
from mkdocs.structure.files import File, Files
from pygments.formatters import HtmlFormatter

import ontology
from kg.resources import palette

ROOT = Path(__file__).resolve().parents[2]

# What stands elsewhere in the project: path there, path in the site.
MOVED = {
    "README.md": "index.md",
    "README.vi.md": "index.vi.md",
    "CHANGELOG.md": "changelog.md",
    "CONTRIBUTING.md": "contributing.md",
    "queries/questions": "reference/questions.md",
    "ontology": "reference/ontology.md",
    "queries/checks": "checks.md",
    "queries/networks": "network.md",
}
MADE: dict[str, Callable[[], str]] = {
    "reference/commands.md": commands.page,
    "reference/questions.md": questions.page,
    "reference/ontology.md": ontology.page,
}
CODE_STYLES = (("xcode", ".codehilite"), ("github-dark", '[data-bs-theme="dark"] .codehilite'))
LINK = re.compile(r"(\]\()([^()\s#]+)((?:#[^()\s]*)?\))")
CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)


def on_config(config: Any) -> Any:
    """Let no anchor begin with a digit: the theme takes anchors for CSS selectors."""
    config.mdx_configs["toc"]["slugify"] = lambda text, separator: re.sub(r"^(?=\d)", "n", slugify(text, separator))
    return config


def on_files(files: Files, config: Any) -> Files:
    """Bring in the pages that lie outside docs/ or are made, and copies of the files that pages lead to."""
    texts = {origin: uri for origin, uri in MOVED.items() if origin.endswith(".md")}
    texts |= {f"docs/{file.src_uri}": file.src_uri for file in files.documentation_pages()}
    copies: set[str] = set()
    for origin, uri in texts.items():
        text = _led(Path(ROOT, origin).read_text(encoding="utf-8"), origin, uri, copies)
        _put(files, File.generated(config, uri, content=text))
    for uri, page in MADE.items():
        _put(files, File.generated(config, uri, content=page()))
    _put(files, File.generated(config, "pygments.css", content=_colours()))
    _put(files, File.generated(config, "palette.css", content=palette()))
    for origin in sorted(copies):
        _put(files, File.generated(config, f"files/{origin}", abs_src_path=str(ROOT / origin)))
    return files


def on_page_content(html: str, page: Any, config: Any, files: Files) -> str:
    """Let the keyboard scroll what is wider than the screen."""
    html = html.replace("<pre>", '<pre tabindex="0">')
    return html.replace("<table>", '<div class="wide" tabindex="0"><table>').replace("</table>", "</table></div>")


def on_post_page(output: str, page: Any, config: Any) -> str:
    """Say which language a page is in: the site has one, and some pages another."""
    return output.replace('<html lang="en"', '<html lang="vi"', 1) if page.file.src_uri.endswith(".vi.md") else output


def _colours() -> str:
    """Return the colours of code, light and dark."""
    return "\n".join(HtmlFormatter(style=style).get_style_defs(where) for style, where in CODE_STYLES)


def _led(text: str, origin: str, uri: str, copies: set[str]) -> str:
    """Return the text of the file `origin` with links that hold at `uri`; add to `copies` the files they lead to."""

    def lead(link: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(origin), link[2]))
        if ":" in link[2] or not (ROOT / target).exists():
            return link[0]  # elsewhere; or wrong, which MkDocs tells
        at = MOVED.get(target) or (target.removeprefix("docs/") if target.startswith("docs/") else f"files/{target}")
        if at == f"files/{target}":
            copies.add(target)
        return link[1] + posixpath.relpath(at, posixpath.dirname(uri) or ".") + link[3]

    parts, at = [], 0
    for block in CODE.finditer(text):
        parts += [LINK.sub(lead, text[at : block.start()]), block[0]]
        at = block.end()
    return "".join([*parts, LINK.sub(lead, text[at:])])


def _put(files: Files, file: File) -> None:
    if known := files.get_file_from_path(file.src_uri):
        files.remove(known)
    files.append(file)
