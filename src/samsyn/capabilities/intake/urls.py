from django.urls import path

from .views import attachments, attending, counting, feedback, forwarding, inbox, matter, reporting, steps

app_name = "intake"
urlpatterns = [
    path("", inbox.inbox, name="inbox"),
    path("avslutade/", inbox.closed, name="closed"),
    path("anmalningsmoten/", counting.meetings, name="meeting_counts"),
    path("meddelande/<uuid:message_id>/", inbox.message, name="message"),
    path("meddelande/<uuid:message_id>/bilaga/<int:number>/", attachments.of_message, name="attachment"),
    path("meddelande/<uuid:message_id>/ta-upp/", inbox.take_up, name="take_up"),
    path("meddelande/<uuid:message_id>/motet/", attending.answer, name="attend"),
    path("meddelande/<uuid:message_id>/mote.ics", attending.file, name="meeting_file"),
    path("meddelande/<uuid:message_id>/klart/", inbox.handle, name="handle"),
    path("arende/<uuid:matter_id>/", matter.matter, name="matter"),
    path("arende/<uuid:matter_id>/vem/", matter.who, name="who"),
    path("arende/<uuid:matter_id>/vem/valj/", matter.choose, name="choose"),
    path("arende/<uuid:matter_id>/vem/ny/", matter.register, name="register"),
    path("arende/<uuid:matter_id>/aterkoppla/", feedback.answer, name="answer"),
    path("arende/<uuid:matter_id>/aterkoppla/avsta/", feedback.refrain, name="refrain"),
    path("arende/<uuid:matter_id>/skicka-vidare/", forwarding.forward, name="forward"),
    path("arende/<uuid:matter_id>/<slug:slug>/", steps.step, name="step"),
    path("anmalan/", reporting.overview, name="reports"),
    path("anmalan/ny/", reporting.new, name="new_report"),
    path("anmalan/skickad/<uuid:message_id>/", reporting.filed, name="filed"),
    path("anmalan/skickad/<uuid:message_id>/fraga/", reporting.ask, name="ask"),
    path("anmalan/skickad/<uuid:message_id>/aterkalla/", reporting.withdraw, name="withdraw"),
    path("anmalan/skickad/<uuid:message_id>/syskon/", reporting.sibling, name="sibling"),
    path(
        "anmalan/<uuid:draft_id>/bilaga/<uuid:attachment_id>/",
        attachments.of_draft,
        name="attachment_of_draft",
    ),
    path(
        "anmalan/<uuid:draft_id>/bilaga/<uuid:attachment_id>/ta-bort/",
        attachments.take_away,
        name="take_away_attachment",
    ),
    path("anmalan/<uuid:draft_id>/kasta/", reporting.discard, name="discard_report"),
    path("anmalan/<uuid:draft_id>/", reporting.write, name="write_report"),
    path("anmalan/<uuid:draft_id>/granska/", reporting.review, name="review_report"),
]
