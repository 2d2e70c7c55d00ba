"""What the database itself holds of minutes: once approved, nothing is added to them and no new version is written."""

FUNCTIONS = """
CREATE OR REPLACE FUNCTION samsyn.refuse_after_approval() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$
BEGIN
    IF (TG_TABLE_NAME = 'meetings_minutes' AND EXISTS (
            SELECT 1 FROM meetings_approval a
            WHERE a.unit_id = NEW.unit_id AND a.meeting_id = (to_jsonb(NEW) ->> 'meeting_id')::uuid))
       OR (TG_TABLE_NAME <> 'meetings_minutes' AND EXISTS (
            SELECT 1 FROM meetings_approval a
            WHERE a.unit_id = NEW.unit_id AND a.minutes_id = (to_jsonb(NEW) ->> 'minutes_id')::uuid)) THEN
        RAISE EXCEPTION 'Protokollet är godkänt och kan inte ändras.' USING ERRCODE = 'integrity_constraint_violation';
    END IF;
    RETURN NEW;
END $$;
"""
HELD = ("meetings_minutes", "meetings_minutespart", "meetings_attendance", "meetings_decision")


def statements() -> list[str]:
    """The function and a trigger for each table of minutes."""
    return [
        FUNCTIONS,
        *(
            f"CREATE TRIGGER {table}_after_approval BEFORE INSERT ON {table} "
            f"FOR EACH ROW EXECUTE FUNCTION samsyn.refuse_after_approval()"
            for table in HELD
        ),
    ]
