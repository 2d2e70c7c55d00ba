from django.urls import path

from .views import giving, reading, standing_in

app_name = "handover"
urlpatterns = [
    path("overlamning/", giving.index, name="index"),
    path("overlamning/ny/", giving.new, name="new"),
    path("overlamning/ersattare/", standing_in.name, name="deputy"),
    path("overlamning/ersattare/<uuid:deputyship_id>/avsluta/", standing_in.end, name="end_deputy"),
    path("overlamning/<uuid:handover_id>/", giving.handover, name="page"),
    path("overlamning/<uuid:handover_id>/aterta/", giving.withdraw, name="withdraw"),
    path("overlamning/<uuid:handover_id>/utkast/<uuid:left_draft_id>/", giving.draft, name="draft"),
    path("arenden/<uuid:case_id>/kort/", reading.short, name="short"),
]
