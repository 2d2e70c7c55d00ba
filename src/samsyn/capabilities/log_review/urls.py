from django.urls import path

from . import own_views, views

app_name = "log_review"
urlpatterns = [
    path("granskning/", views.index, name="index"),
    path("granskning/ny/", views.ask, name="ask"),
    path("granskning/regler/", views.policy, name="policy"),
    path("granskning/medarbetare/", views.workers, name="workers"),
    path("granskning/medarbetare/uppgifter/", views.worker, name="worker"),
    path("granskning/<uuid:review_id>/", views.review, name="review"),
    path("granskning/<uuid:review_id>/bedom/", views.judge, name="judge"),
    path("granskning/<uuid:review_id>/skriv-under/", views.sign, name="sign"),
    path("oppning/<uuid:opening_id>/", views.opening, name="opening"),
    path("mina-uppslag/", own_views.own, name="own"),
]
