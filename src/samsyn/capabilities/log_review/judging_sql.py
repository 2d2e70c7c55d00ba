"""What the database holds of a judgement and of signing: nobody judges the own look-ups, and what is signed is frozen."""

from django.conf import settings

from samsyn.foundation.audit.reviewer_sql import REVIEWER, REVIEWER_OR_OWN, only_for
from samsyn.foundation.units.acting_sql import callable_by_web

FUNCTIONS = """
CREATE FUNCTION samsyn.log_review_content(the_unit uuid, the_review uuid) RETURNS bytea
LANGUAGE sql STABLE SET search_path = pg_catalog, public AS $$
    SELECT sha256(
        (SELECT samsyn.canonical(r.unit_id::text, r.id::text, r.from_on::text, r.until_on::text,
            samsyn.utc_text(r.made_at), r.seed::text, r.asked_by::text, r.asked_why, r.accesses::text)
         FROM log_review_review r WHERE r.unit_id = the_unit AND r.id = the_review)
        || coalesce((SELECT string_agg(samsyn.canonical(w.id::text, w.rule, w.worker_id::text, w.person_id::text,
            w.object_kind, w.object_id::text, w.sequence::text, w.times::text, w.reason), ';' ORDER BY w.id)
         FROM log_review_row w WHERE w.unit_id = the_unit AND w.review_id = the_review), '')
        || coalesce((SELECT string_agg(samsyn.canonical(j.id::text, j.row_id::text, j.outcome, j.words, j.reported_to,
            samsyn.utc_text(j.judged_at), j.judged_by::text, j.signature), ';' ORDER BY j.id)
         FROM log_review_judgement j JOIN log_review_row w ON w.unit_id = j.unit_id AND w.id = j.row_id
         WHERE j.unit_id = the_unit AND w.review_id = the_review), ''))
$$;

CREATE FUNCTION samsyn.log_review_hash(the_review uuid) RETURNS bytea
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    IF NOT samsyn.may_review_logs() THEN RETURN NULL; END IF;
    RETURN samsyn.log_review_content(samsyn.current_unit(), the_review);
END $$;

CREATE FUNCTION samsyn.check_log_judgement() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    judged log_review_row;
    review log_review_review;
BEGIN
    SELECT * INTO judged FROM log_review_row WHERE unit_id = NEW.unit_id AND id = NEW.row_id;
    SELECT * INTO review FROM log_review_review WHERE unit_id = NEW.unit_id AND id = judged.review_id FOR SHARE;
    NEW.judged_by := samsyn.current_worker();
    IF review.signed_at IS NOT NULL THEN
        RAISE EXCEPTION 'Granskningen är underskriven och kan inte ändras.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    IF NEW.judged_by IS NULL OR judged.worker_id = NEW.judged_by THEN
        RAISE EXCEPTION 'Ingen bedömer sina egna uppslag. En annan granskare gör det.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER log_review_judgement_checked BEFORE INSERT ON log_review_judgement
FOR EACH ROW EXECUTE FUNCTION samsyn.check_log_judgement();

CREATE FUNCTION samsyn.check_log_signing() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM log_review_row w WHERE w.unit_id = NEW.unit_id AND w.review_id = NEW.id
               AND NOT EXISTS (SELECT 1 FROM log_review_judgement j WHERE j.unit_id = w.unit_id AND j.row_id = w.id)) THEN
        RAISE EXCEPTION 'Allt är inte bedömt än.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    NEW.signed_by := samsyn.current_worker();
    NEW.hash := samsyn.log_review_content(NEW.unit_id, NEW.id);
    RETURN NEW;
END $$;
CREATE TRIGGER log_review_signing_checked BEFORE UPDATE ON log_review_review
FOR EACH ROW WHEN (OLD.signed_at IS NULL AND NEW.signed_at IS NOT NULL) EXECUTE FUNCTION samsyn.check_log_signing();

CREATE FUNCTION samsyn.check_opening_answer() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    NEW.answered_by := samsyn.current_worker();
    IF NEW.answered_by IS NULL OR EXISTS (SELECT 1 FROM cases_caseworker w WHERE w.unit_id = NEW.unit_id
                                          AND w.id = NEW.opening_id AND w.worker_id = NEW.answered_by) THEN
        RAISE EXCEPTION 'Ingen svarar för sin egen öppning. En annan chef eller granskare gör det.'
            USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER log_review_openinganswer_checked BEFORE INSERT ON log_review_openinganswer
FOR EACH ROW EXECUTE FUNCTION samsyn.check_opening_answer();
"""


def statements() -> list[str]:
    return [
        FUNCTIONS,
        *callable_by_web("log_review_hash(uuid)"),
        *(only_for(f"log_review_{table}", REVIEWER) for table in ("row", "judgement", "openinganswer")),
        only_for("log_review_workerfacts", REVIEWER_OR_OWN),
        written_by_reviewers("log_review_policy", "FOR INSERT", f"WITH CHECK ({REVIEWER})"),
        written_by_reviewers("log_review_review", "FOR UPDATE", f"USING ({REVIEWER})"),
    ]


def written_by_reviewers(table: str, command: str, condition: str) -> str:
    """Every worker of the unit may know the policy, and that a review was made; only a reviewer writes."""
    web = settings.SAMSYN_WEB_ROLE
    return f'CREATE POLICY reviewers_write ON "{table}" AS RESTRICTIVE {command} TO "{web}" {condition}'
