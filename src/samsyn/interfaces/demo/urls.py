from django.urls import path

from . import views

app_name = "demo"
urlpatterns = [
    path("demo/", views.personas, name="personas"),
    path("demo/bli/", views.become, name="become"),
    path("demo/bli-familj/", views.become_family, name="become_family"),
]
