app_name = "log_review"
urlpatterns: list[URLPattern] = []
