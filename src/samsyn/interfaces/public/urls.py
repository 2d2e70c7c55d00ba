from django.urls import path

from . import views

app_name = "public"

urlpatterns = [
    path("valkommen/", views.start, name="start"),
    path("robots.txt", views.robots, name="robots"),
]
