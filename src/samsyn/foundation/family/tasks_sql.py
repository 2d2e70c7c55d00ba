"""What somebody of a family sends becomes a task where it arrives, in SQL: read and answer, or look in the plan.

The family's room cannot write in the unit's, so the delivery itself does it. The young person's own numbers for the
goals (`from_family_rating`) become one task however many they are, ticked off where it stands: there is nothing to answer.
"""

TASK = """
CREATE OR REPLACE FUNCTION samsyn.task_of_family_letter() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    held cases_case;
    guardian boolean := (SELECT guardian_id IS NOT NULL FROM family_familyroom WHERE room_id = NEW.sender_id);
    disagrees boolean := NEW.kind_id LIKE 'from\\_family\\_disagreement/%';
    rates boolean := NEW.kind_id LIKE 'from\\_family\\_rating/%';
BEGIN
    IF rates AND EXISTS (SELECT 1 FROM cases_task t WHERE t.unit_id = NEW.unit_id AND t.person_id = NEW.person_id
                         AND t.rule = 'family_rating' AND t.done_at IS NULL) THEN
        RETURN NULL;
    END IF;
    SELECT * INTO held FROM cases_case WHERE unit_id = NEW.unit_id AND person_id = NEW.person_id AND closed_at IS NULL
    ORDER BY opened_at DESC LIMIT 1;
    INSERT INTO cases_task (id, unit_id, case_id, person_id, what, rule, basis, owner_id, owner_name, promised_to,
        about_kind, about, starts_at, due_on, done_by, result)
    VALUES (gen_random_uuid(), NEW.unit_id, held.id, NEW.person_id,
        CASE WHEN rates THEN 'Den unge har satt en egen siffra på ett mål: titta i planen'
             WHEN disagrees AND guardian THEN 'En vårdnadshavare håller inte med om något: läs och svara'
             WHEN disagrees THEN 'Den unge håller inte med om något: läs och svara'
             WHEN guardian THEN 'En vårdnadshavare har skrivit: läs och svara'
             ELSE 'Den unge har skrivit: läs och svara' END,
        CASE WHEN rates THEN 'family_rating' ELSE 'family_letter' END, '', held.responsible_id,
        coalesce(held.responsible_name, ''), '', CASE WHEN rates THEN '' ELSE 'family_letter' END,
        CASE WHEN rates THEN NULL ELSE NEW.id END,
        NEW.received_at, (NEW.received_at AT TIME ZONE 'Europe/Stockholm')::date + 3, '', '');
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION samsyn.task_of_family_letter() FROM PUBLIC;
CREATE OR REPLACE TRIGGER received_from_family AFTER INSERT ON letters_receivedmessage
FOR EACH ROW WHEN (NEW.kind_id LIKE 'from\\_family\\_%') EXECUTE FUNCTION samsyn.task_of_family_letter();
"""


def statements() -> list[str]:
    """The function and its trigger; said again, they replace what was there."""
    return [TASK]
