from django.urls import path

from . import views

app_name = "public"

urlpatterns = [
    path("valkommen/", views.start, name="start"),
    path("hitta-ratt/", views.elsewhere, name="elsewhere"),
    path("robots.txt", views.robots, name="robots"),
]
