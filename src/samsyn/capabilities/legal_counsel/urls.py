from django.urls import path

from .views import everybody, lawyer

app_name = "legal_counsel"
urlpatterns = [
    path("", lawyer.index, name="index"),
    path("lagen/", everybody.read_law, name="law"),
    path("fraga/", everybody.ask, name="ask"),
    path("fragor/<uuid:message_id>/", lawyer.question, name="question"),
    path("punkt/<slug:slug>/", lawyer.point, name="point"),
]
