"""What the database holds about places that end and about who may let somebody stand in.

A place is ended, never changed; what has ended stays as it was. Who stands in for whom is written by the one it is for,
or by a manager of the unit, also when a page forgets to ask.
"""

from django.conf import settings

from samsyn.foundation.units.acting_sql import callable_by_web

FUNCTIONS = """
CREATE FUNCTION samsyn.manages_unit() RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT EXISTS (
        SELECT 1 FROM units_membership
        WHERE worker_id = samsyn.current_worker() AND unit_id = samsyn.current_unit() AND roles ? 'manager'
          AND from_on <= current_date AND (to_on IS NULL OR to_on > current_date))
$$;
"""
PLACES = """
CREATE INDEX cases_caseworker_deputyship_id_room ON cases_caseworker (unit_id, deputyship_id);
ALTER TABLE cases_caseworker ADD CONSTRAINT cases_caseworker_deputyship_id_same_room
    FOREIGN KEY (unit_id, deputyship_id) REFERENCES cases_deputyship (unit_id, id) DEFERRABLE INITIALLY DEFERRED;
CREATE TRIGGER cases_caseworker_frozen BEFORE UPDATE OR DELETE ON cases_caseworker
    FOR EACH ROW WHEN (OLD.until_at IS NOT NULL AND OLD.until_at <= now())
    EXECUTE FUNCTION samsyn.refuse_change();
"""


def by_oneself_or_a_manager(table: str, whose: str) -> str:
    """A policy for the web's role: a row is added by the worker in the column `whose`, or by a manager of the unit."""
    web = settings.SAMSYN_WEB_ROLE
    worker = "(SELECT samsyn.current_worker())"
    condition = f"made_by = {worker} AND ({whose} = {worker} OR (SELECT samsyn.manages_unit()))"
    return (
        f'CREATE POLICY by_oneself_or_a_manager ON "{table}" AS RESTRICTIVE FOR INSERT TO "{web}" '
        f"WITH CHECK ({condition})"
    )


def statements() -> list[str]:
    web = settings.SAMSYN_WEB_ROLE
    return [
        FUNCTIONS,
        *callable_by_web("manages_unit()"),
        PLACES,
        f'GRANT UPDATE (until_at) ON cases_caseworker TO "{web}"',
        by_oneself_or_a_manager("cases_deputyship", "worker_id"),
    ]
