from django.urls import path

from . import views

app_name = "signing"
urlpatterns = [
    path("klar/", views.came_back, name="came_back"),
    path("latsas/", views.pretend, name="pretend"),
    path("tack/", views.thanks, name="thanks"),
    path("<str:link>/", views.sign, name="sign"),
    path("<str:link>/legitimera/", views.identify, name="identify"),
]
