"""Pages of HTML that need nothing but themselves: no server, no request, no date."""

from __future__ import annotations

import base64
import hashlib
from html import escape
from typing import Final

__all__ = ["attribute", "escape", "page"]

_STYLE: Final = """
:root { color-scheme: light dark; --ink: #2b0f33; --ground: #fff; --quiet: #6b5870;
  --line: #ded5e0; --wash: #faf6f1; --bad: #b3261e }
@media (prefers-color-scheme: dark) { :root { --ink: #f6eef8; --ground: #1a1020;
  --quiet: #b9a9bf; --line: #463450; --wash: #261a2d; --bad: #ffb4ab } }
* { box-sizing: border-box }
body { margin: 0; font: 16px/1.5 system-ui, sans-serif; color: var(--ink);
  background: var(--ground) }
header, main, footer { max-width: 1400px; margin: 0 auto; padding: 1rem }
h1 { font-size: 1.8rem; line-height: 1.2; margin: 0.5rem 0 }
h2 { font-size: 1.25rem; margin: 2.5rem 0 0.75rem }
p { max-width: 70ch; margin: 0.25rem 0 }
a { color: inherit }
a:focus-visible, button:focus-visible, summary:focus-visible { outline: 3px solid currentColor;
  outline-offset: 3px }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1.25rem; padding: 0; list-style: none }
.grid { display: grid; gap: 1.5rem;
  grid-template-columns: repeat(auto-fill, minmax(min(100%, 240px), 1fr)) }
ul.grid { padding: 0; list-style: none }
ul.grid img { display: block; width: 100%; height: auto; margin-bottom: 0.5rem }
figure { max-width: 360px }
figure { margin: 0; min-width: 0 }
figure img { display: block; width: 100%; height: auto; background: var(--wash) }
figcaption { font-size: 0.875rem; padding-top: 0.5rem; overflow-wrap: anywhere }
details { font-size: 0.875rem; color: var(--quiet) }
.problem { color: var(--bad) }
.quiet { color: var(--quiet) }
.sides { display: grid; gap: 0.5rem; grid-template-columns: repeat(3, 1fr) }
dialog { max-width: 96vw; max-height: 96vh; border: 0; padding: 1rem; color: inherit;
  background: var(--ground) }
dialog::backdrop { background: #000c }
dialog img { display: block; max-width: 92vw; max-height: 82vh; margin: 0 auto }
dialog p { margin-top: 0.5rem }
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth } }
"""

#: Pictures open large; arrows go on, b shows what was there before, Escape closes. Without it,
#: they open as plain links.
_SCRIPT: Final = """
const links = [...document.querySelectorAll('a[data-large]')];
const box = document.querySelector('dialog');
const sides = box.querySelector('[name=before]');
let at = 0, before = false;
function show(number, earlier = false) {
  at = (number + links.length) % links.length;
  const link = links[at], large = box.querySelector('img');
  before = earlier && 'before' in link.dataset;
  large.src = before ? link.dataset.before : link.href;
  large.alt = link.querySelector('img').alt;
  sides.hidden = !('before' in link.dataset);
  sides.setAttribute('aria-pressed', before);
  box.querySelector('p').textContent = link.dataset.large + (before ? ', before' : '') +
    ' (' + (at + 1) + ' / ' + links.length + ')';
  if (!box.open) box.showModal();
}
sides.addEventListener('click', () => show(at, !before));
links.forEach((link, number) => link.addEventListener('click', event => {
  event.preventDefault();
  show(number);
}));
box.addEventListener('keydown', event => {
  if (event.key === 'ArrowRight') show(at + 1);
  if (event.key === 'ArrowLeft') show(at - 1);
  if (event.key === 'b') show(at, !before);
});
box.addEventListener('close', () => links[at].focus());
"""


def page(title: str, body: str, *, lang: str = "en-GB") -> str:
    """Return a whole page; *body* is HTML, *title* is words."""
    policy = (
        "default-src 'none'; img-src 'self' file:; style-src 'unsafe-inline'; "
        f"script-src 'sha256-{_digest(_SCRIPT)}'; base-uri 'none'; form-action 'none'"
    )
    return (
        f'<!doctype html>\n<html{attribute("lang", lang)}>\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy"{attribute("content", policy)}>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n{body}\n"
        '<dialog aria-label="Picture"><img alt=""><p aria-live="polite"></p>'
        '<form method="dialog"><button>Close</button> '
        '<button type="button" name="before" hidden>Before</button></form></dialog>\n'
        f"<script>{_SCRIPT}</script>\n</body>\n</html>\n"
    )


def attribute(name: str, value: str) -> str:
    """Return an attribute with a space before it."""
    return f' {name}="{escape(value, quote=True)}"'


def _digest(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
