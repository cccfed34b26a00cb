"""What Django answers: the desk, the API, the admin. Readers are never here."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("desk/", include("dateline.desk.urls")),
    path("admin/", admin.site.urls),
]
