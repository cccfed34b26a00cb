"""The desk's addresses."""

from allauth.account import views as account
from django.urls import path

from dateline.desk import board, coverage
from dateline.desk.accounts.views import SignIn

app_name = "desk"
urlpatterns = [
    path("", board.board, name="board"),
    path("open/", board.open_, name="open"),
    path("sign-in/", SignIn.as_view(), name="sign-in"),
    path("sign-out/", account.logout, name="sign-out"),
    path("<slug:slug>/", coverage.look, name="coverage"),
    path("<slug:slug>/publish/", coverage.publish, name="publish"),
    path("<slug:slug>/<slug:verb>/", coverage.change_state, name="state"),
    path("<slug:slug>/posts/<uuid:post_id>/<slug:verb>/", coverage.change_post, name="post"),
]
