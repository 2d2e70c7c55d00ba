from django.urls import path

from . import drafts, gallery, journal_views, language, views
from .calendar_pages.urls import urlpatterns as calendar_pages

app_name = "web"
urlpatterns = [
    path("", views.desk, name="desk"),
    path("arenden/", views.cases, name="cases"),
    path("arenden/<uuid:case_id>/", views.case, name="case"),
    path("arenden/<uuid:case_id>/oppna/", views.open_case, name="open_case"),
    path("arenden/<uuid:case_id>/journaltext/", journal_views.of_case, name="journal_of_case"),
    path("anteckningar/<uuid:entry_id>/journaltext/", journal_views.of_entry, name="journal_of_entry"),
    path("personer/", views.persons, name="persons"),
    path("personer/<uuid:person_id>/", views.person, name="person"),
    path("personer/<uuid:person_id>/vem-vet-vad/", views.who_knows_what, name="who_knows_what"),
    path("personer/<uuid:person_id>/plats/", views.whereabouts, name="whereabouts"),
    path("kalender/", views.calendar, name="calendar"),
    *calendar_pages,
    path("skickat/", views.sent, name="sent"),
    path("meddelanden/<uuid:message_id>/", views.message, name="message"),
    path("meddelanden/<uuid:message_id>/aterkalla/", views.withdraw, name="withdraw"),
    path("uppgifter/<uuid:task_id>/klar/", views.finish_task, name="finish_task"),
    path("logg/", views.log, name="log"),
    path("utkast/<slug:form>/", drafts.save, name="save_draft"),
    path("utkast/<slug:form>/<uuid:about>/", drafts.save, name="save_draft"),
    path("utkast/<slug:form>/<uuid:about>/kasta/", drafts.discard, name="discard_draft"),
    path("utkast/<slug:form>/kasta/", drafts.discard, name="discard_draft"),
    path("sprak/", language.choose, name="language"),
    path("look/", gallery.look, name="gallery"),
    path("look/public/", gallery.look_public, name="gallery_public"),
    path("look/draft/", gallery.save_draft, name="gallery_draft"),
]
