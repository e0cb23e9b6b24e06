"""The plain HTML of the hosted pages. They say on each that no money moves."""

from __future__ import annotations

from datetime import UTC, datetime
from html import escape

STYLE = """
:root{color-scheme:light dark;--ground:#f8f8f6;--paper:#fff;--ink:#1b1e27;--soft:#555860;--line:#c5c4bf;--go:#2e48ad;--ongo:#fff;--bad:#a72724}
@media(prefers-color-scheme:dark){:root{--ground:#111216;--paper:#191b1f;--ink:#e9e8e4;--soft:#a5a7ae;--line:#40424a;--go:#9eaef6;--ongo:#111216;--bad:#f58f87}}
*{box-sizing:border-box}body{margin:0;background:var(--ground);color:var(--ink);font:15px/1.6 system-ui,sans-serif}
.note{margin:0;background:var(--ink);color:var(--ground);padding:.6rem 1rem;text-align:center;font-weight:600}
main{max-width:34rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.6rem;line-height:1.25;margin:0 0 .25rem}h2{font-size:1.1rem;margin:0 0 .5rem}
section,form.panel{background:var(--paper);border:1px solid var(--line);border-radius:12px;padding:1.25rem;margin:1rem 0}
label{display:block;font-weight:500;margin:.75rem 0 .25rem}input,select{width:100%;font:inherit;color:inherit;background:transparent;border:1px solid var(--line);border-radius:8px;padding:.5rem .7rem;min-height:44px}
button,a.button{display:inline-block;font:inherit;font-weight:600;border:1px solid var(--line);border-radius:8px;background:transparent;color:inherit;padding:.5rem 1rem;min-height:44px;text-decoration:none;cursor:pointer;margin:.25rem .25rem .25rem 0}
button.go{background:var(--go);color:var(--ongo);border-color:var(--go)}.soft{color:var(--soft)}.bad{color:var(--bad);font-weight:600}
:focus-visible{outline:2px solid var(--go);outline-offset:2px}table{width:100%;border-collapse:collapse}td,th{text-align:left;padding:.35rem .25rem;border-top:1px solid var(--line)}a{color:var(--go)}
"""  # noqa: E501 - a style sheet


def page(title: str, *parts: str) -> str:
    return (
        '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} – demonstration payments</title><style>{STYLE}</style></head>"
        '<body><p class="note" role="note">Demonstration payments: no money moves here.</p>'
        f"<main><h1>{escape(title)}</h1>{''.join(parts)}</main></body></html>"
    )


def money(amount: int, currency: str) -> str:
    sign = {"gbp": "£", "eur": "€", "usd": "$"}.get(currency, currency.upper() + " ")
    return f"{'−' if amount < 0 else ''}{sign}{abs(amount) / 100:.2f}"


def day(moment: int) -> str:
    at = datetime.fromtimestamp(moment, UTC)
    return f"{at.day} {at:%B %Y}"


def button(name: str, words: str, *, value: str = "yes", go: bool = False) -> str:
    kind = ' class="go"' if go else ""
    return f'<button{kind} name="{name}" value="{escape(value)}">{escape(words)}</button>'


def form(*parts: str) -> str:
    return f'<form class="panel" method="post">{"".join(parts)}</form>'


def wrong(words: str) -> str:
    return f'<p class="bad" role="alert">{escape(words)}</p>' if words else ""


def card_fields(choices: list[tuple[str, str]]) -> str:
    options = "".join(
        f'<option value="{number}">{number[-4:]}: {escape(words)}</option>'
        for number, words in choices
    )
    return f'<label for="card">Test card</label><select id="card" name="card">{options}</select>'
