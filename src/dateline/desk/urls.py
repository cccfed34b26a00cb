"""The desk's addresses. All that are not here are the app's."""

from allauth.account import views as account
from django.urls import path

from dateline.desk import app
from dateline.desk.accounts.views import SignIn

app_name = "desk"
urlpatterns = [
    path("", app.page, name="board"),
    path("app.webmanifest", app.web_manifest, name="manifest"),
    path("share/", app.share, name="share"),
    path("worker.js", app.worker, name="worker"),
    path("sign-in/", SignIn.as_view(), name="sign-in"),
    path("sign-out/", account.logout, name="sign-out"),
    path("<slug:slug>/", app.page, name="coverage"),
    path("<slug:slug>/<path:rest>/", app.page, name="below"),
]
