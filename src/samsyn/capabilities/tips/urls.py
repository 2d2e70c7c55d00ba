from django.urls import path

from . import views

app_name = "tips"

urlpatterns = [
    path("ny/", views.write_down, name="new"),
    path("<uuid:message_id>/svar/", views.answer, name="answer"),
    path("<uuid:message_id>/tipslamnare/", views.reporter, name="reporter"),
    path("<uuid:message_id>/bild/<int:number>/", views.picture, name="picture"),
]
