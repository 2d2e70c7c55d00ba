from django.urls import path

from .views import answering, asking, ending

app_name = "consenting"
urlpatterns = [
    path("person/<uuid:person_id>/", asking.of_person, name="of_person"),
    path("person/<uuid:person_id>/fraga/", asking.ask, name="ask"),
    path("<uuid:asked_id>/", asking.consent, name="consent"),
    path("<uuid:asked_id>/blankett.pdf", asking.form_pdf, name="form_pdf"),
    path("<uuid:asked_id>/papper/", answering.put_scan, name="put_scan"),
    path("<uuid:asked_id>/e-legitimation/", answering.open_signing, name="open_signing"),
    path("<uuid:asked_id>/nej/", answering.note_no, name="note_no"),
    path("<uuid:asked_id>/kopia/", answering.send_copy, name="send_copy"),
    path("<uuid:asked_id>/mottaget/", answering.received, name="received"),
    path("<uuid:asked_id>/sett/", asking.seen, name="seen"),
    path("papper/<uuid:scan_id>/", answering.look, name="look"),
    path("papper/<uuid:scan_id>/fil/", answering.scan, name="scan"),
    path("<uuid:asked_id>/aterkalla/", ending.withdraw, name="withdraw"),
    path("stangt/<uuid:message_id>/", ending.closed, name="closed"),
    path("stangt/<uuid:message_id>/prova/", ending.judge, name="judge"),
]
