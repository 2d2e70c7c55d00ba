"""Who sees the log in the database: those who review it see their unit's, everybody else only what is their own.

A policy that must hold besides that of the room, so that a page that forgets its door shows nothing either.
"""

from django.conf import settings

from samsyn.foundation.units.acting_sql import callable_by_web

FUNCTIONS = """
CREATE FUNCTION samsyn.may_review_logs() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT EXISTS (
        SELECT 1 FROM units_membership
        WHERE worker_id = samsyn.current_worker() AND unit_id = samsyn.current_unit()
          AND roles ?| ARRAY['log_reviewer', 'manager']
          AND from_on <= current_date AND (to_on IS NULL OR to_on > current_date))
$$;
"""
REVIEWER = "(SELECT samsyn.may_review_logs())"
REVIEWER_OR_OWN = f"({REVIEWER} OR worker_id = (SELECT samsyn.current_worker()))"


def only_for(table: str, condition: str) -> str:
    """A policy for the web's role that narrows what the room's own policy opens."""
    web = settings.SAMSYN_WEB_ROLE
    return f'CREATE POLICY reviewers_only ON "{table}" AS RESTRICTIVE TO "{web}" USING ({condition}) WITH CHECK ({condition})'


def statements() -> list[str]:
    return [
        FUNCTIONS,
        *callable_by_web("may_review_logs()"),
        only_for("audit_auditlink", REVIEWER_OR_OWN),
    ]
