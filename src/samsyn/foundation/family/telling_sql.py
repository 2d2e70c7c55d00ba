"""What others are told about a young person who has an own page becomes a task for who told it: show it there. In SQL.

The young person is to see who was told what, and why (mission M10). What is shown is still a human's choice, letter by
letter; that something can be shown is not left to memory. One open task for each page, however much is told.
"""

DAYS = 14

TASK = f"""
CREATE OR REPLACE FUNCTION samsyn.task_to_show_what_was_told() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
DECLARE
    held cases_case;
    own uuid := (SELECT id FROM family_familyroom WHERE unit_id = NEW.unit_id AND person_id = NEW.person_id
                 AND guardian_id IS NULL AND closed_at IS NULL);
BEGIN
    IF own IS NULL
       OR EXISTS (SELECT FROM units_unit WHERE id = NEW.recipient_id AND party IN ('youth', 'guardian'))
       OR NOT EXISTS (SELECT FROM letters_assessmentitem i WHERE i.unit_id = NEW.unit_id
                      AND i.assessment_id = NEW.assessment_id AND i.category <> 'report_outcome')
       OR EXISTS (SELECT FROM cases_task t WHERE t.unit_id = NEW.unit_id AND t.about = own
                  AND t.rule = 'show_who_knows' AND t.done_at IS NULL) THEN
        RETURN NULL;
    END IF;
    SELECT * INTO held FROM cases_case WHERE unit_id = NEW.unit_id AND person_id = NEW.person_id AND closed_at IS NULL
    ORDER BY opened_at DESC LIMIT 1;
    INSERT INTO cases_task (id, unit_id, case_id, person_id, what, rule, basis, owner_id, owner_name, promised_to,
        about_kind, about, starts_at, due_on, done_by, result)
    VALUES (gen_random_uuid(), NEW.unit_id, held.id, NEW.person_id,
        'Andra har fått veta något om den unge: visa vem, vad och varför på den egna sidan',
        'show_who_knows', '', held.responsible_id, coalesce(held.responsible_name, ''), '', 'who_knows', own,
        NEW.sent_at, (NEW.sent_at AT TIME ZONE 'Europe/Stockholm')::date + {DAYS}, '', '');
    RETURN NULL;
END $$;
REVOKE ALL ON FUNCTION samsyn.task_to_show_what_was_told() FROM PUBLIC;
CREATE OR REPLACE TRIGGER told_to_others AFTER INSERT ON letters_sentmessage
FOR EACH ROW WHEN (NEW.person_id IS NOT NULL AND NEW.assessment_id IS NOT NULL)
EXECUTE FUNCTION samsyn.task_to_show_what_was_told();
"""


def statements() -> list[str]:
    """The function and its trigger; said again, they replace what was there."""
    return [TASK]
