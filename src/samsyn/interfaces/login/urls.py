from django.urls import path

from . import views

app_name = "login"
urlpatterns = [
    path("logga-in/", views.start, name="start"),
    path("enheter/", views.units, name="units"),
    path("enheter/byt/", views.switch, name="switch"),
    path("andra-steget/", views.second_factor, name="second_factor"),
    path("logga-ut/", views.log_out, name="log_out"),
]
