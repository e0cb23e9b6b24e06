"""``python -m billing.demo_stripe --port 8001 --file data/demo-stripe.json``."""

from __future__ import annotations

import argparse
from pathlib import Path

from billing.demo_stripe.app import App
from billing.demo_stripe.server import DemoStripe
from billing.demo_stripe.store import Store
from billing.demo_stripe.world import World

parser = argparse.ArgumentParser(prog="billing.demo_stripe")
parser.add_argument("--host", default="127.0.0.1")
parser.add_argument("--port", type=int, required=True)
parser.add_argument("--file", type=Path)
parser.add_argument("--url", help="where browsers reach the pages")
chosen = parser.parse_args()
url = chosen.url or f"http://{chosen.host}:{chosen.port}"
world = World(Store(path=chosen.file), url)
DemoStripe(App(world), chosen.host, chosen.port).serve()
