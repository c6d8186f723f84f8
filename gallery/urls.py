"""The gallery's addresses."""

from django.urls import path

from gallery import views

app_name = "gallery"
urlpatterns = [
    path("files/<img:pk>/download", views.download, name="download"),
    path("files/<img:pk>/<slug:variant>", views.file, name="file"),
    path("public/<str:name>", views.public_file, name="public_file"),
]
