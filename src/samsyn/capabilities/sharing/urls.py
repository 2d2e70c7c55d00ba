from django.urls import path

from .views import compose, conversation, kept, received

app_name = "sharing"
urlpatterns = [
    path("far-jag-dela/", conversation.conversation, name="may_i"),
    path("far-jag-dela/om/<uuid:person_id>/", conversation.conversation, name="may_i_about"),
    path("dela/om/<uuid:person_id>/", compose.share, name="share"),
    path("dela/om/<uuid:person_id>/provning/<uuid:assessment_id>/avsluta/", kept.let_go, name="let_go"),
    path("dela/fraga-om/<uuid:person_id>/", compose.ask_for, name="ask_for"),
    path("dela/meddelande/<uuid:message_id>/", received.message, name="message"),
    path("dela/meddelande/<uuid:message_id>/svara/", compose.reply, name="reply"),
    path("dela/meddelande/<uuid:message_id>/inget/", received.nothing, name="nothing"),
]
