from django.urls import path

from .views import deciding, rooms, writing

app_name = "family_contact"
urlpatterns = [
    path("<uuid:person_id>/", rooms.family, name="family"),
    path("<uuid:person_id>/oppna/", rooms.open_room, name="open"),
    path("<uuid:person_id>/undanta/", deciding.withhold, name="withhold"),
    path("undantag/<uuid:withholding_id>/upphav/", deciding.lift, name="lift"),
    path("sida/<uuid:family_room_id>/kod/", rooms.make_code, name="code"),
    path("sida/<uuid:family_room_id>/stang/", rooms.close, name="close"),
    path("sida/<uuid:family_room_id>/skriv/", writing.write, name="write"),
    path("sida/<uuid:family_room_id>/vem-vet/", writing.who_knows, name="who_knows"),
    path("brev/<uuid:message_id>/", writing.letter, name="letter"),
]
