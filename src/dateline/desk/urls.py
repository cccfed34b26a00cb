"""The desk's addresses."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

from dateline.desk import board, coverage

app_name = "desk"
urlpatterns = [
    path("", board.board, name="board"),
    path("open/", board.open_, name="open"),
    path("sign-in/", LoginView.as_view(template_name="desk/sign_in.html"), name="sign-in"),
    path("sign-out/", LogoutView.as_view(), name="sign-out"),
    path("<slug:slug>/", coverage.look, name="coverage"),
    path("<slug:slug>/publish/", coverage.publish, name="publish"),
    path("<slug:slug>/<slug:verb>/", coverage.change_state, name="state"),
    path("<slug:slug>/posts/<uuid:post_id>/<slug:verb>/", coverage.change_post, name="post"),
]
