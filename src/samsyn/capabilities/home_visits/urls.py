from django.urls import path

from .views import after, agreeing, answering, planning, visiting

app_name = "home_visits"
urlpatterns = [
    path("", planning.index, name="index"),
    path("arende/<uuid:case_id>/", planning.of_case, name="of_case"),
    path("beslut/<uuid:decision_id>/", after.of_decision, name="of_decision"),
    path("samtal/<uuid:talk_id>/", after.of_talk, name="of_talk"),
    path("uppfoljning/<uuid:follow_up_id>/", after.of_follow_up, name="of_follow_up"),
    path("starta/", planning.start, name="start"),
    path("forslag/<uuid:message_id>/", answering.proposal, name="proposal"),
    path("<uuid:visit_id>/", planning.visit, name="visit"),
    path("<uuid:visit_id>/planera/", planning.plan, name="plan"),
    path("<uuid:visit_id>/foresla/", planning.propose, name="propose"),
    path("<uuid:visit_id>/aterta/", planning.withdraw, name="withdraw"),
    path("<uuid:visit_id>/beslut/<uuid:decision_id>/", planning.decide, name="decide"),
    path("<uuid:visit_id>/tider/", answering.times, name="times"),
    path("<uuid:visit_id>/stall-in/", answering.cancel, name="cancel"),
    path("<uuid:visit_id>/pa-plats/", visiting.on_site, name="on_site"),
    path("<uuid:visit_id>/avbryt/", visiting.stop, name="stop"),
    path("<uuid:visit_id>/prov/", visiting.screen, name="screening"),
    path("<uuid:visit_id>/prov/steg/", visiting.screening_step, name="screening_step"),
    path("<uuid:visit_id>/prov/avtal/", agreeing.agreement, name="screening_agreement"),
    path("<uuid:visit_id>/prov/avtal/avsluta/", agreeing.end, name="screening_agreement_end"),
    path("<uuid:visit_id>/prov/berattat/", visiting.screening_told, name="screening_told"),
    path(
        "<uuid:visit_id>/prov/samtycke/<uuid:consent_id>/",
        visiting.screening_take_back,
        name="screening_take_back",
    ),
    path("<uuid:visit_id>/familjeblad.pdf", visiting.sheet, name="sheet"),
    path("<uuid:visit_id>/samtal/", after.talks, name="talks"),
    path("<uuid:visit_id>/samtal/<uuid:talk_id>/", after.talk, name="talk"),
    path("<uuid:visit_id>/uppfoljning/<uuid:follow_up_id>/", after.follow_up, name="follow_up"),
    path("<uuid:visit_id>/avsluta/", after.close, name="close"),
]
