"""An account that is closed ends what its worker is doing at once, however it was closed."""

FUNCTIONS = """
CREATE FUNCTION samsyn.end_acting_of_account() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    UPDATE samsyn.acting SET ended_at = now()
    WHERE ended_at IS NULL AND worker_id IN (SELECT w.id FROM units_worker w WHERE w.account_id = NEW.id);
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION samsyn.end_acting_of_account() FROM PUBLIC;
CREATE TRIGGER account_ends_acting AFTER UPDATE OF is_active ON units_account
FOR EACH ROW WHEN (OLD.is_active AND NOT NEW.is_active) EXECUTE FUNCTION samsyn.end_acting_of_account();
"""
