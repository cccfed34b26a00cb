"""What Django answers: the desk, the API, the admin. Readers are never here."""

from django.contrib import admin
from django.urls import include, path

from dateline.desk.accounts.admin_door import guard
from dateline.desk.api import api
from dateline.project.preview import show_preview, show_previewed_picture

guard(admin.site)
urlpatterns = [
    path("desk/", include("dateline.desk.accounts.urls")),
    path("desk/preview/<str:key>/", show_preview),
    path("desk/preview/<str:key>/media/<str:asset>/<str:name>", show_previewed_picture),
    path("desk/", include("dateline.desk.urls")),
    path("api/", api.urls),
    path("admin/", admin.site.urls),
]
