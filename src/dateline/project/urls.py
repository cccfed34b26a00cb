"""What Django answers: the desk, the API, the admin. Readers are never here."""

from django.contrib import admin
from django.urls import include, path, re_path

from dateline.desk.accounts.admin_door import guard
from dateline.desk.api import api
from dateline.desk.api.problems import answer_nowhere
from dateline.project.preview import show_preview, show_previewed_picture

guard(admin.site)
urlpatterns = [
    path("desk/", include("dateline.desk.accounts.urls")),
    path("desk/preview/<str:key>/", show_preview),
    path("desk/preview/<str:key>/media/<str:asset>/<str:name>", show_previewed_picture),
    path("desk/", include("dateline.desk.urls")),
    re_path(r"^api/?$", answer_nowhere),
    path("api/", api.urls),
    path("api/<path:elsewhere>", answer_nowhere),
    path("admin/", admin.site.urls),
]
