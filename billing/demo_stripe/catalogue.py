"""Products, prices, customers, codes and configurations: what is set up."""

from __future__ import annotations

from billing.demo_stripe import shapes
from billing.demo_stripe.errors import invalid
from billing.demo_stripe.events import Events
from billing.demo_stripe.forms import allow, truth
from billing.demo_stripe.store import Store, Thing


class Catalogue:
    def __init__(self, store: Store, events: Events, url: str) -> None:
        self.store, self.events, self.url = store, events, url

    def add_product(self, params: Thing) -> Thing:
        allow(params, "id", "name", "description", "metadata", "active", "tax_code")
        if self.store.find("products", params.get("id")):
            raise invalid("Product already exists.", "id", "resource_already_exists")
        made = self.store.add("products", shapes.product(self.store, params))
        self.events.emit("product.created", made)
        return made

    def change_product(self, product: Thing, params: Thing) -> Thing:
        allow(params, "name", "description", "metadata", "active")
        product.update({k: v for k, v in params.items() if k != "active"})
        if "active" in params:
            product["active"] = truth(params["active"])
        product["updated"] = self.store.now()
        self.events.emit("product.updated", product)
        return product

    def add_price(self, params: Thing) -> Thing:
        allow(
            *(params, "currency", "unit_amount", "product", "recurring", "lookup_key"),
            *("transfer_lookup_key", "nickname", "metadata", "tax_behavior"),
        )
        self.store.get("products", params.get("product"), "product")
        key = params.get("lookup_key")
        held = self.store.newest("prices", lookup_key=key) if key else []
        if held and not truth(params.get("transfer_lookup_key")):
            raise invalid("A price already uses that lookup key.", "lookup_key")
        for each in held:
            each["lookup_key"] = None
            self.events.emit("price.updated", each)
        made = self.store.add("prices", shapes.price(self.store, params))
        self.events.emit("price.created", made)
        return made

    def change_price(self, price: Thing, params: Thing) -> Thing:
        allow(params, "active", "nickname", "metadata", "lookup_key")
        if "active" in params:
            price["active"] = truth(params["active"])
        price.update({k: v for k, v in params.items() if k in ("nickname", "metadata")})
        self.events.emit("price.updated", price)
        return price

    def add_customer(self, params: Thing) -> Thing:
        allow(params, "email", "name", "metadata", "description", "preferred_locales")
        made = self.store.add("customers", shapes.customer(self.store, params))
        self.events.emit("customer.created", made)
        return made

    def change_customer(self, customer: Thing, params: Thing) -> Thing:
        allow(params, "email", "name", "metadata", "description", "invoice_settings")
        for key in ("email", "name", "description"):
            if key in params:
                customer[key] = params[key] or None
        customer["metadata"].update(params.get("metadata") or {})
        customer["invoice_settings"].update(params.get("invoice_settings") or {})
        self.events.emit("customer.updated", customer)
        return customer

    def add_coupon(self, params: Thing) -> Thing:
        allow(params, "id", "percent_off", "amount_off", "currency", "duration", "name")
        percent, amount = params.get("percent_off"), params.get("amount_off")
        made = {
            "id": params.get("id") or self.store.new_id("co", 8),
            "object": "coupon",
            "amount_off": int(amount) if amount else None,
            "created": self.store.now(),
            "currency": params.get("currency"),
            "duration": params.get("duration", "once"),
            "duration_in_months": None,
            "livemode": False,
            "max_redemptions": None,
            "metadata": {},
            "name": params.get("name"),
            "percent_off": float(percent) if percent else None,
            "redeem_by": None,
            "times_redeemed": 0,
            "valid": True,
        }
        return self.store.add("coupons", made)

    def add_promotion_code(self, params: Thing) -> Thing:
        allow(params, "promotion", "code", "active", "metadata")
        promotion = params.get("promotion") or {}
        coupon = self.store.get("coupons", promotion.get("coupon"), "promotion[coupon]")
        made = {
            "id": self.store.new_id("promo"),
            "object": "promotion_code",
            "active": True,
            "code": params.get("code") or self.store.new_id("x", 8)[2:].upper(),
            "created": self.store.now(),
            "customer": None,
            "expires_at": None,
            "livemode": False,
            "max_redemptions": None,
            "metadata": {},
            "promotion": {"coupon": coupon["id"], "type": "coupon"},
            "restrictions": {"first_time_transaction": False, "minimum_amount": None},
            "times_redeemed": 0,
        }
        return self.store.add("promotion_codes", made)

    def keep_configuration(self, params: Thing, known: Thing | None = None) -> Thing:
        """A configuration of the portal, new or changed."""
        allow(
            *(params, "business_profile", "default_return_url", "features", "metadata"),
            *("login_page", "name", "active"),
        )
        made = known or {
            "id": self.store.new_id("bpc"),
            "object": "billing_portal.configuration",
            "active": True,
            "application": None,
            "created": self.store.now(),
            "is_default": False,
            "livemode": False,
            "login_page": {"enabled": False, "url": None},
            "metadata": {},
            "name": None,
            "features": {},
            "business_profile": {},
            "default_return_url": None,
        }
        made.update({k: v for k, v in params.items() if k not in ("active", "expand")})
        made["updated"] = self.store.now()
        return self.store.add("portal_configurations", made)

    def open_portal(self, params: Thing) -> Thing:
        allow(params, "customer", "return_url", "configuration", "flow_data", "locale")
        customer = self.store.get("customers", params.get("customer"), "customer")
        config = params.get("configuration")
        if config:
            self.store.get("portal_configurations", config, "configuration")
        elif not self.store.newest("portal_configurations", is_default=True):
            raise invalid("No configuration provided, and there is no default one yet.")
        name = self.store.new_id("bps")
        made = {
            "id": name,
            "object": "billing_portal.session",
            "configuration": config,
            "created": self.store.now(),
            "customer": customer["id"],
            "flow": params.get("flow_data"),
            "livemode": False,
            "locale": params.get("locale"),
            "on_behalf_of": None,
            "return_url": params.get("return_url"),
            "url": f"{self.url}/portal/{name}",
        }
        return self.store.add("portal_sessions", made)

    def add_endpoint(self, params: Thing) -> Thing:
        """The one answer that holds the secret."""
        allow(params, "url", "enabled_events", "api_version", "description", "metadata")
        made = {
            "id": self.store.new_id("we"),
            "object": "webhook_endpoint",
            "api_version": params.get("api_version"),
            "application": None,
            "created": self.store.now(),
            "description": params.get("description"),
            "enabled_events": params["enabled_events"],
            "livemode": False,
            "metadata": params.get("metadata") or {},
            "status": "enabled",
            "url": params["url"],
        }
        self.store.add("webhook_endpoints", made)
        secret = self.store.new_id("whsec", 32)
        self.store.table("webhook_secrets")[made["id"]] = {"secret": secret}
        return {**made, "secret": secret}
