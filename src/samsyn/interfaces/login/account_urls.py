"""The account pages that exist. What is not here (registering, e-mail, reset by e-mail, linking) is a 404."""

from allauth.account import views as account
from allauth.mfa.base import views as second
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.socialaccount import views as social
from django.urls import path, re_path

from . import account_views, views
from .account_views import unprocessable

urlpatterns = [
    path("logga-in/", unprocessable(account.login), name="account_login"),
    path("logga-ut/", views.log_out, name="account_logout"),
    path("avstangt/", account.account_inactive, name="account_inactive"),
    path("bekrafta/", unprocessable(account.reauthenticate), name="account_reauthenticate"),
    path("losenord/", unprocessable(account_views.ChangePassword.as_view()), name="account_change_password"),
    re_path(
        r"^valj-losenord/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        unprocessable(account_views.ChoosePassword.as_view()),
        name="account_reset_password_from_key",
    ),
    path("losenord-valt/", account.password_reset_from_key_done, name="account_reset_password_from_key_done"),
    path("sakerhet/", second.index, name="mfa_index"),
    path("sakerhet/kod/", unprocessable(second.authenticate), name="mfa_authenticate"),
    path("sakerhet/bekrafta/", unprocessable(second.reauthenticate), name="mfa_reauthenticate"),
    path("sakerhet/app/", unprocessable(account_views.AddApp.as_view()), name="mfa_activate_totp"),
    path("sakerhet/app/ta-bort/", unprocessable(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("sakerhet/reservkoder/", codes.view_recovery_codes, name="mfa_view_recovery_codes"),
    path(
        "sakerhet/reservkoder/nya/",
        unprocessable(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path("sakerhet/reservkoder/fil/", codes.download_recovery_codes, name="mfa_download_recovery_codes"),
    path("sakerhet/nycklar/", webauthn.list_webauthn, name="mfa_list_webauthn"),
    path("sakerhet/nycklar/ny/", unprocessable(account_views.AddKey.as_view()), name="mfa_add_webauthn"),
    path("sakerhet/nycklar/bekrafta/", webauthn.reauthenticate_webauthn, name="mfa_reauthenticate_webauthn"),
    path("sakerhet/nycklar/logga-in/", webauthn.login_webauthn, name="mfa_login_webauthn"),
    path("sakerhet/nycklar/<int:pk>/ta-bort/", account_views.RemoveKey.as_view(), name="mfa_remove_webauthn"),
    path("sakerhet/nycklar/<int:pk>/", unprocessable(webauthn.edit_webauthn), name="mfa_edit_webauthn"),
    path("extern/avbruten/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("extern/<slug:provider_id>/", account_views.to_provider, name="openid_connect_login"),
    path("extern/<slug:provider_id>/svar/", account_views.from_provider, name="openid_connect_callback"),
]
