from django.apps import AppConfig


class BillingConfig(AppConfig):
    name = "billing"
    verbose_name = "Billing"

    def ready(self) -> None:
        from accounts.closing import before_closing  # noqa: PLC0415 - models load late
        from billing import gateway, services  # noqa: PLC0415 - dj-stripe's models load late

        before_closing(services.close_customer)
        gateway.be_patient_for(gateway.SECONDS)
