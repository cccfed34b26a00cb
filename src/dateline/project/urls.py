"""What Django answers: the desk, the API, the admin. Readers are never here."""

from django.contrib import admin
from django.urls import include, path

from dateline.desk.accounts.admin_door import guard
from dateline.desk.api import api

guard(admin.site)
urlpatterns = [
    path("desk/", include("dateline.desk.accounts.urls")),
    path("desk/", include("dateline.desk.urls")),
    path("api/", api.urls),
    path("admin/", admin.site.urls),
]
