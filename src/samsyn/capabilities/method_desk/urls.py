from django.urls import path

from .views import changing, reading, versions

app_name = "method_desk"
urlpatterns = [
    path("", reading.index, name="index"),
    path("<slug:place>/<slug:key>/", reading.method, name="method"),
    path("<slug:place>/<slug:key>/version/<int:number>/", reading.version, name="version"),
    path("<slug:place>/<slug:key>/fil/", reading.file, name="file"),
    path("<slug:place>/<slug:key>/kopiera/", versions.copy, name="copy"),
    path("<slug:place>/<slug:key>/publicera/", versions.publish, name="publish"),
    path("<slug:place>/<slug:key>/aterkalla/<int:number>/", versions.withdraw, name="withdraw"),
    path("<slug:place>/<slug:key>/slang/", versions.discard, name="discard"),
    path("<slug:place>/<slug:key>/andra/", changing.desk, name="desk"),
    path("<slug:place>/<slug:key>/andra-fil/", changing.paste, name="paste"),
    path("<slug:place>/<slug:key>/andra/<str:address>/", changing.part, name="part"),
    path("<slug:place>/<slug:key>/andra/<str:address>/ny/", changing.add, name="add"),
    path("<slug:place>/<slug:key>/andra/<str:address>/flytta/", changing.move, name="move"),
    path("<slug:place>/<slug:key>/andra/<str:address>/ta-bort/", changing.remove, name="remove"),
]
