from django.urls import path

from . import public_views

app_name = "tipline"

urlpatterns = [
    path("", public_views.leave, name="leave"),
    path("svar/", public_views.come_back, name="come_back"),
]
