from django.urls import path

from .views import calling, family, inviting, minutes, progress, received

app_name = "meetings"
urlpatterns = [
    path("", calling.index, name="index"),
    path("arende/<uuid:case_id>/", calling.of_case, name="of_case"),
    path("arende/<uuid:case_id>/nytt/", calling.call, name="call"),
    path("bokat/<uuid:booking_id>/", calling.of_booking, name="of_booking"),
    path("inbjudan/<uuid:message_id>/", received.invitation, name="invitation"),
    path("inbjudan/<uuid:message_id>/svarsfil/", received.answer_file, name="answer_file"),
    path(
        "inbjudan/<uuid:message_id>/<uuid:called_id>/mote.ics", received.calendar_file, name="calendar_file"
    ),
    path("protokoll/<uuid:message_id>/", received.minutes, name="received_minutes"),
    path("protokoll/<uuid:message_id>/ta-pa-oss/", received.take_on, name="take_on"),
    path("atagande/<uuid:commitment_id>/", progress.commitment, name="commitment"),
    path("<uuid:meeting_id>/", calling.meeting, name="meeting"),
    path("<uuid:meeting_id>/dagordning/", calling.agenda, name="agenda"),
    path("<uuid:meeting_id>/flytta/", calling.move, name="move"),
    path("<uuid:meeting_id>/behall-tiden/", calling.keep_time, name="keep_time"),
    path("<uuid:meeting_id>/stall-in/", calling.cancel, name="cancel"),
    path("<uuid:meeting_id>/bjud-in/", inviting.invite, name="invite"),
    path("<uuid:meeting_id>/familjen/", family.family, name="family"),
    path("<uuid:meeting_id>/familjen/<uuid:own_room_id>/", family.own_page, name="own_page"),
    path("<uuid:meeting_id>/familjen/<uuid:own_room_id>/protokoll/", family.own_minutes, name="own_minutes"),
    path("<uuid:meeting_id>/brev/<int:number>.pdf", family.letter, name="letter"),
    path("<uuid:meeting_id>/skriv/", minutes.write, name="write"),
    path("<uuid:meeting_id>/godkann/", minutes.approve, name="approve"),
    path("<uuid:meeting_id>/skicka/", minutes.share, name="share"),
    path("<uuid:meeting_id>/protokoll.pdf", minutes.paper, name="paper"),
]
