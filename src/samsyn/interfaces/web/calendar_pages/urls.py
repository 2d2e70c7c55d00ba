"""The calendar's addresses; `samsyn.interfaces.web.urls` takes them in under its own name."""

from django.urls import path

from . import booking_views, feed_views, week_views

urlpatterns = [
    path("kalender/vecka/<str:code>/", week_views.week, name="week"),
    path("kalender/ga-till/", week_views.jump, name="jump"),
    path("kalender/boka/", booking_views.book, name="book"),
    path("kalender/bokning/<uuid:booking_id>/", booking_views.booking, name="booking"),
    path("kalender/bokning/<uuid:booking_id>/flytta/", booking_views.move, name="move_booking"),
    path("kalender/bokning/<uuid:booking_id>/stall-in/", booking_views.cancel, name="cancel_booking"),
    path("kalender/prenumerera/", feed_views.subscribe, name="subscribe"),
    path("kalender/prenumerera/ny/", feed_views.make, name="make_feed"),
    path("kalender/prenumerera/arendenummer/", feed_views.decide, name="feed_policy"),
    path("kalender/prenumerera/<uuid:feed_id>/stang/", feed_views.revoke, name="revoke_feed"),
    path("kalender/flode/<str:secret>.ics", feed_views.feed, name="feed"),
]
