from django.urls import path

from .views import consents, pages, signing_in

app_name = "portal"
urlpatterns = [
    path("", signing_in.start, name="start"),
    path("legitimera/", signing_in.identify, name="identify"),
    path("legitimera/klar/", signing_in.came_back, name="came_back"),
    path("legitimera/latsas/", signing_in.pretend, name="pretend"),
    path("byt/", signing_in.choose, name="choose"),
    path("logga-ut/", signing_in.log_out, name="log_out"),
    path("stang/", signing_in.quick_exit, name="quick_exit"),
    path("hem/", pages.home, name="home"),
    path("ny-kod/", pages.ask_for_code, name="ask_for_code"),
    path("plan/", pages.plan, name="plan"),
    path("plan/siffra/<uuid:my_goal_key>/", pages.rate, name="rate"),
    path("moten/", pages.meetings, name="meetings"),
    path("vem-vet-vad/", pages.knowing, name="knowing"),
    path("brev/", pages.messages, name="messages"),
    path("haller-inte-med/", pages.disagree, name="disagree"),
    path("samtycken/", consents.mine, name="consents"),
    path("samtycken/<uuid:my_consent_id>/", consents.one, name="consent"),
    path("samtycken/<uuid:my_consent_id>/skriv-under/", consents.sign, name="sign"),
    path("samtycken/<uuid:my_consent_id>/nej/", consents.decline, name="decline"),
    path("samtycken/<uuid:my_consent_id>/ta-tillbaka/", consents.withdraw, name="withdraw"),
    path("samtycken/<uuid:my_consent_id>/andra/", consents.change, name="change"),
]
