"""The database keeps drug screening inside social services: no other kind of unit reads or writes a row of it."""

from django.conf import settings

TABLES = ("home_visits_screening", "home_visits_screeningconsent", "home_visits_screeningstep")
AGREEMENT = ("home_visits_sampleagreement",)
OF_SOCIAL_SERVICES = (
    "EXISTS (SELECT 1 FROM units_unit u "
    "WHERE u.id = (SELECT samsyn.current_unit()) AND u.party = 'social_services')"
)


def statements(tables: tuple[str, ...] = TABLES) -> list[str]:
    """A restrictive policy beside the room's own: both have to hold for the web's role."""
    return [
        f'CREATE POLICY social_services_only ON "{table}" AS RESTRICTIVE TO "{settings.SAMSYN_WEB_ROLE}" '
        f"USING ({OF_SOCIAL_SERVICES}) WITH CHECK ({OF_SOCIAL_SERVICES})"
        for table in tables
    ]
