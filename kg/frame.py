"""What a notebook shows of a thing: a page in a sandboxed frame, so that no text of the news reaches the notebook."""

from __future__ import annotations

import base64
import hashlib
from html import escape

from kg.resources import palette

_LINKS = "allow-popups allow-popups-to-escape-sandbox"  # a link to a source opens in a tab of its own
_STYLE = """
body { margin: 0; padding: 10px 14px; background: var(--card); color: var(--ink); font: 14px/1.45 var(--sans); }
h1 { font-size: 17px; margin: 0 0 4px; } p { margin: 4px 0; } .soft { color: var(--soft); font-size: 13px; }
table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: top; padding: 4px 12px 4px 0; }
th { color: var(--soft); font-weight: 600; font-size: 13px; border-bottom: 1px solid var(--line); }
td.d { white-space: nowrap; }
tr.row td { border-top: 1px solid var(--line); } td.n { text-align: right; font-variant-numeric: tabular-nums; }
tr.proof td { padding: 0 0 6px 14px; font-size: 13px; color: var(--soft); } q { color: var(--ink); quotes: "“" "”"; }
a { color: var(--accent); } svg { max-width: 100%; height: auto; } .grave { color: var(--grave); }
details summary { cursor: pointer; color: var(--soft); font-size: 13px; }
"""


def page(body: str, title: str) -> str:
    """Return a page that runs and fetches nothing; `body` is HTML whose texts are escaped, `title` is text."""
    style = palette() + _STYLE
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return (
        f'<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta http-equiv="Content-Security-Policy" content="{escape(policy)}"><style>{style}</style></head>'
        f"<body>{body}</body></html>"
    )


def frame(html: str, title: str, height: int, *, scripts: bool = False) -> str:
    """Return a page as a frame `height` pixels high; with `scripts` its own may run, cut off from the notebook."""
    rights = f"{_LINKS} allow-scripts allow-downloads" if scripts else _LINKS
    return (
        f'<iframe sandbox="{rights}" srcdoc="{escape(html)}" title="{escape(title)}" width="100%" height="{height}" '
        'style="border: 1px solid #8884; border-radius: 6px"></iframe>'
    )


def link(url: str | None, label: str) -> str:
    """Return a link, or the label alone where `url` is no address of the web."""
    if not url or not url.lower().startswith(("http://", "https://")):
        return escape(label)
    return f'<a href="{escape(url)}" target="_blank" rel="noopener noreferrer">{escape(label)}</a>'
