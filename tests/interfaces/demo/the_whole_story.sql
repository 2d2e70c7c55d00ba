-- What Leo goes through, in order, and when: one row a step, with no moment where it did not happen.
WITH leo AS (SELECT p.unit_id, p.id FROM people_person p JOIN units_unit u ON u.id = p.unit_id
             WHERE u.key = 'akero-barn-unga' AND p.given_name = 'Leo' AND p.family_name = 'Bergvall'),
matter AS (SELECT m.* FROM intake_matter m JOIN leo ON leo.id = m.person_id AND leo.unit_id = m.unit_id),
grp AS (SELECT g.* FROM groups_groupcase g JOIN leo ON leo.id = g.person_id AND leo.unit_id = g.unit_id),
plan AS (SELECT p.* FROM groups_plan p JOIN grp ON grp.id = p.group_id),
meeting AS (SELECT m.* FROM meetings_meeting m JOIN leo ON leo.id = m.person_id AND leo.unit_id = m.unit_id),
promise AS (SELECT c.* FROM commitments_commitment c JOIN grp ON grp.case_id = c.case_id),
room AS (SELECT r.* FROM family_familyroom r JOIN leo ON leo.id = r.person_id AND leo.unit_id = r.unit_id),
letter AS (SELECT m.*, room.guardian_id FROM letters_receivedmessage m JOIN room ON room.room_id = m.unit_id)
SELECT what, at FROM (VALUES
    (1, 'the police report their concern', (
        SELECT received_at FROM matter WHERE sender_party = 'police')),
    (2, 'somebody judges whether he needs protection', (
        SELECT assessed_at FROM intake_protectionassessment WHERE matter_id = (SELECT id FROM matter))),
    (3, 'a report meeting is offered and accepted', (
        SELECT signed_at FROM intake_meetingoffer WHERE answer = 'accepted'
        AND matter_id = (SELECT id FROM matter))),
    (4, 'the report meeting is held', (
        SELECT starts_at FROM meeting WHERE type = 'report')),
    (5, 'and has minutes', (
        SELECT approved_at FROM meeting WHERE type = 'report')),
    (6, 'it is decided that no inquiry is needed', (
        SELECT decided_at FROM intake_preliminarydecision WHERE decision = 'not_open'
        AND matter_id = (SELECT id FROM matter))),
    (7, 'the reporter is answered', (
        SELECT answered_at FROM intake_reporteranswer WHERE message_id IS NOT NULL
        AND matter_id = (SELECT id FROM matter))),
    (8, 'somebody asks without a name', (
        SELECT written_at FROM groups_consultation WHERE id = (SELECT consultation_id FROM grp))),
    (9, 'he is nominated', (
        SELECT began_at FROM grp)),
    (10, 'selected in words', (
        SELECT decided_at FROM groups_selection WHERE chosen AND why <> '' AND group_id = (SELECT id FROM grp))),
    (11, 'and gets a place after some days', (
        SELECT place_at FROM grp WHERE place_at > selected_at + interval '2 days')),
    (12, 'nobody reaches him', (
        SELECT min(tried_at) FROM groups_contactattempt WHERE NOT reached AND group_id = (SELECT id FROM grp))),
    (13, 'his case is handed over', (
        SELECT h.acknowledged_at FROM handover_handover h
        JOIN handover_handedcase c ON c.handover_id = h.id
        WHERE c.case_id = (SELECT case_id FROM grp))),
    (14, 'somebody reaches him', (
        SELECT min(tried_at) FROM groups_contactattempt WHERE reached AND group_id = (SELECT id FROM grp))),
    (15, 'he and his guardian consent', (
        SELECT max(a.answered_at) FROM consents_consentanswer a
        JOIN consents_consent c ON c.id = a.consent_id AND c.unit_id = a.unit_id
        JOIN leo ON leo.id = c.person_id AND leo.unit_id = c.unit_id
        HAVING array_agg(a.role ORDER BY a.role DESC) = '{youth,guardian_1}')),
    (16, 'his life is mapped', (
        SELECT min(written_at) FROM groups_mappingnote WHERE group_id = (SELECT id FROM grp))),
    (17, 'he is enrolled', (
        SELECT max(written_at) FROM groups_enrolment WHERE group_id = (SELECT id FROM grp))),
    (18, 'the group has gathered', (
        SELECT max(answered_at) FROM groups_member WHERE answer = 'accepted'
        AND group_id = (SELECT id FROM grp)
        HAVING count(*) = 2)),
    (19, 'his plan is adopted with his guardian', (
        SELECT adopted_at FROM plan WHERE number = 1
        AND EXISTS (SELECT
        FROM groups_plansignature s WHERE s.plan_id = plan.id AND s.signer = 'guardian'))),
    (20, 'and sent', (
        SELECT max(sent_at) FROM groups_plansending WHERE plan_id = (SELECT id FROM plan WHERE number = 1)
        HAVING count(*) = 2)),
    (21, 'it stands on his own page', (
        SELECT min(received_at) FROM letter WHERE starts_with(kind_id, 'family_plan/') AND guardian_id IS NULL)),
    (22, 'each party answers', (
        SELECT max(at) FROM commitments_progress WHERE step = 'accepted'
        AND commitment_id IN (SELECT id FROM promise)
        HAVING count(*) = 2)),
    (23, 'he writes from his own page', (
        SELECT s.sent_at FROM letters_sentmessage s JOIN room ON room.room_id = s.unit_id)),
    (24, 'he turns 18 and his guardian''s page is closed', (
        SELECT closed_at FROM room WHERE guardian_id IS NOT NULL)),
    (25, 'one party is hindered', (
        SELECT min(at) FROM commitments_progress WHERE step = 'hindered'
        AND commitment_id IN (SELECT id FROM promise))),
    (26, 'the group''s meeting is answered', (
        SELECT max(answered_at) FROM meetings_invited WHERE reply = 'accepted'
        AND meeting_id = (SELECT id FROM meeting WHERE type = 'sig')
        HAVING count(*) = 2)),
    (27, 'and stands on his own page', (
        SELECT received_at FROM letter WHERE starts_with(kind_id, 'family_meeting/'))),
    (28, 'it is held', (
        SELECT starts_at FROM meeting WHERE type = 'sig')),
    (29, 'a decision becomes a commitment', (
        SELECT made_at FROM promise WHERE about_kind = 'meeting')),
    (30, 'what it came to stands on his own page', (
        SELECT received_at FROM letter WHERE starts_with(kind_id, 'family_minutes/'))),
    (31, 'he signs a second version alone', (
        SELECT adopted_at FROM plan WHERE number = 2
        AND (SELECT array_agg(signer)
        FROM groups_plansignature s WHERE s.plan_id = plan.id) = '{youth}')),
    (32, 'what was late is done', (
        SELECT max(p.at) FROM commitments_progress p
        JOIN promise ON promise.id = p.commitment_id WHERE p.step = 'done'
        AND p.at::date > promise.due_on)),
    (33, 'they look back', (
        SELECT written_at FROM groups_review WHERE group_id = (SELECT id FROM grp))),
    (34, 'it ends in his own words', (
        SELECT closed_at FROM groups_groupclosing WHERE youth_view <> '' AND keeps_contact <> ''
        AND group_id = (SELECT id FROM grp))),
    (35, 'he is asked after half a year', (
        SELECT min(done_at) FROM groups_aftercheck WHERE step_key = 'after_check_six_months'
        AND group_id = (SELECT id FROM grp))),
    (36, 'and after a year', (
        SELECT min(done_at) FROM groups_aftercheck WHERE step_key = 'after_check_twelve_months'
        AND group_id = (SELECT id FROM grp))),
    (37, 'and his own page is closed', (
        SELECT closed_at FROM room WHERE guardian_id IS NULL))
) AS steps (number, what, at) ORDER BY number
