"""Random lives of a subscription, from a seed: what happens at Stripe, and how its word arrives.

Events arrive late, doubled, out of order, or not at all; what was lost is sent again within three
days or never, and then the nightly comparison must find it. Two judges look on, which share no
code with ``billing.rights``: one asks at every step whether Pro was open without being paid for,
the other at the end whether what is open is what Stripe's state says.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass, field

from accounts.models import User
from billing import reconciling
from billing.demo_stripe.cards import CONFIRM, DECLINED, GOOD, LATER_DECLINED
from billing.demo_stripe.clock import DAY
from billing.demo_stripe.paying import RETRIES
from billing.demo_stripe.store import Thing
from billing.plans import OFFERS
from billing.tests.shop import Shop
from core.errors import Refused

CARDS = (GOOD, GOOD, GOOD, LATER_DECLINED, LATER_DECLINED, CONFIRM, DECLINED)
REPEATED = 3 * DAY  # Stripe repeats for three days
TO_PAY = 14 * DAY  # how long an unpaid period keeps Pro open
OF_A_PERSON = (
    *("customers", "subscriptions", "invoices", "events", "charges", "payment_intents"),
    *("invoice_payments", "payment_methods", "checkout_sessions", "checkout_wishes", "refunds"),
    *("told", "discounts"),
)
LIVE = ("trialing", "active", "past_due", "unpaid", "paused", "incomplete")


@dataclass
class Life:
    """One life; ``unpaid`` and ``wrong`` are the judges' sentences, empty when all went well."""

    shop: Shop
    user: User
    seed: int
    longest: int = 14
    on_its_way: list[tuple[int, Thing]] = field(default_factory=list)
    lost: int = 0
    events: int = 0
    looks: int = 0
    unpaid: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.random = random.Random(self.seed)  # noqa: S311 - lives in a test
        self.forgetful = self.random.random() < 0.3  # some of what is lost is never sent again
        for table in OF_A_PERSON:
            self.shop.store.table(table).clear()
        self.shop.store.answers.clear()
        self.shop.outbox.clear()
        self.shop.world.paying.gives_up = self.random.choice(["canceled", "unpaid"])
        self.shop.world.paying.retries = self.random.choice([RETRIES, (10 * DAY,) * 4])

    def live(self) -> None:
        self.buy()
        for _ in range(self.random.randint(3, self.longest)):
            self.random.choice(self._acts())()
            self._send_off()
            self._some_arrive()
            self._look()
        self._end()

    # What happens at Stripe.

    def _acts(self) -> list[Callable[[], None]]:
        acts: list[Callable[[], None]] = [self.wait, self.wait, self.wait, self.look_away]
        sub = self.sub
        if sub is None:
            return [*acts, self.buy, self.buy]
        acts += [self.change_card, self.change_card, self.refund, self.pause, self.stop_at_once]
        if sub["status"] in ("active", "trialing", "past_due"):
            acts += [self.cancel, self.cancel, self.switch, self.switch]
        return acts

    @property
    def sub(self) -> Thing | None:
        rows = self.shop.store.newest("subscriptions")
        return next((row for row in rows if row["status"] in LIVE), None)

    def buy(self) -> None:
        offer = self.random.choice(list(OFFERS.values()))
        try:
            self.shop.buy(self.user, offer, self.random.choice(CARDS))
        except Refused:
            return  # our own tables still say that there is a subscription

    def wait(self) -> None:
        """Hours, days or weeks go by, and the judge looks on the way."""
        for _ in range(self.random.choice([1, 1, 2, 4, 10])):
            self.shop.world.days_on(self.random.choice([0.1, 0.9, 1, 2.5, 4]))
            self._send_off()
            self._some_arrive()
            self._look()

    def look_away(self) -> None:
        """A long time in which Stripe's word has every chance to arrive."""
        for _ in range(self.random.choice([1, 5, 12])):
            self.shop.world.days_on(30)
            self._send_off()
            self._some_arrive()
            self._look()

    def cancel(self) -> None:
        sub = self.sub
        if sub:
            self.shop.world.subscribing.cancel_later(sub, wish=not sub["cancel_at_period_end"])

    def switch(self) -> None:
        sub = self.sub
        prices = self.shop.store.newest("prices", active=True)
        if sub:
            self.shop.world.subscribing.switch(sub, self.random.choice(prices))

    def change_card(self) -> None:
        customer = self.shop.store.newest("customers")[0]
        card = self.random.choice([GOOD, GOOD, LATER_DECLINED, CONFIRM])
        self.shop.world.subscribing.change_card(customer, card)

    def refund(self) -> None:
        for charge in self.shop.store.newest("charges", paid=True, refunded=False)[:1]:
            self.shop.world.paying.refund(charge, None, None)

    def pause(self) -> None:
        sub = self.sub
        if sub and sub["status"] in ("active", "trialing"):
            wish = None if sub["pause_collection"] else self.random.choice(["void", None])
            self.shop.world.subscribing.pause(sub, wish)

    def stop_at_once(self) -> None:
        sub = self.sub
        if sub and self.random.random() < 0.3:
            self.shop.world.subscribing.cancel(sub)

    # How its word arrives.

    def _send_off(self) -> None:
        """Each event is given the moment at which it arrives; some two, some none."""
        now = self.shop.store.now()
        for event in self.shop.outbox:
            self.events += 1
            if self.forgetful and self.random.random() < 0.3:
                self.lost += 1
                continue
            late = self.random.choice([0, 0, 0, 60, 7200, DAY, REPEATED - 60])
            self.on_its_way.append((now + late, event))
            if self.random.random() < 0.25:
                self.on_its_way.append((now + self.random.randint(0, REPEATED - 60), event))
        self.shop.outbox.clear()

    def _some_arrive(self) -> None:
        now = self.shop.store.now()
        due = [event for at, event in self.on_its_way if at <= now]
        self.on_its_way = [pair for pair in self.on_its_way if pair[0] > now]
        self.random.shuffle(due)
        self.shop.arrive(due)
        if self.forgetful:
            reconciling.reconcile()

    def _end(self) -> None:
        """All that was not lost for good arrives, and the night comes."""
        self._send_off()
        rest = [event for _, event in self.on_its_way]
        self.random.shuffle(rest)
        self.shop.arrive(rest)
        if self.forgetful:
            reconciling.reconcile()
        self._judge_the_end()

    # The judges.

    def _look(self) -> None:
        self.looks += 1
        now = self.shop.store.now()
        if self.shop.standing(self.user).is_pro and not self._paid_for(now):
            self.unpaid.append(f"seed {self.seed}: Pro at {now}, paid for by nothing")

    def _paid_for(self, now: int) -> bool:
        """Whether a bill that was paid covers the moment, with the time that a word may take; or
        one that is open, within the time to pay it."""
        for bill in self.shop.store.newest("invoices"):
            for line in bill["lines"]["data"]:
                start, end = line["period"]["start"], line["period"]["end"]
                if line["amount"] < 0 or not start <= now:
                    continue
                if bill["status"] == "paid" and now < end + REPEATED:
                    return True
                if bill["status"] == "open" and now < start + TO_PAY:
                    return True
                if bill["status"] == "void" and now < start + REPEATED:
                    return True
        return False

    def _judge_the_end(self) -> None:
        now, sub = self.shop.store.now(), self.sub
        expected = sub is not None and self._should_be_pro(sub, now)
        standing = self.shop.standing(self.user)
        if standing.is_pro != expected:
            status = sub["status"] if sub else "none"
            said = f"{standing.state} for a subscription that is {status}"
            self.wrong.append(f"seed {self.seed}: {said}")

    def _should_be_pro(self, sub: Thing, now: int) -> bool:
        if sub["status"] == "past_due":
            return bool(now < sub["items"]["data"][0]["current_period_start"] + TO_PAY)
        if sub["status"] not in ("active", "trialing"):
            return False
        bill = self.shop.store.get("invoices", sub["latest_invoice"])
        if sub["pause_collection"] is None:
            return bool(bill["status"] != "void")
        return bool(bill["status"] == "paid")
