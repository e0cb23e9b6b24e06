from django.apps import AppConfig


class BillingConfig(AppConfig):
    name = "billing"
    verbose_name = "Billing"

    def ready(self) -> None:
        from billing import gateway  # noqa: PLC0415 - dj-stripe's models load late

        gateway.be_patient_for(gateway.SECONDS)
