"""The gallery's addresses."""

from django.urls import path

from gallery.views import files, own, public, publishing, reports, staff

app_name = "gallery"
urlpatterns = [
    path("files/<img:pk>/download", files.download, name="download"),
    path("files/<img:pk>/<slug:variant>", files.file, name="file"),
    path("public/<str:name>", files.public_file, name="public_file"),
    path("images", own.index, name="images"),
    path("images/upload", own.upload, name="upload"),
    path("images/bin", own.bin, name="bin"),
    path("images/delete", own.delete, name="delete"),
    path("images/restore", own.restore, name="restore"),
    path("images/<img:pk>/publish", publishing.publish, name="publish"),
    path("images/<img:pk>/withdraw", publishing.withdraw, name="withdraw"),
    path("gallery", public.index, name="public"),
    path("gallery/<slug:slug>", public.publication, name="publication"),
    path("gallery/<slug:slug>/report", reports.report, name="report"),
    path("gallery/<slug:slug>/hide", staff.hide, name="hide"),
    path("gallery/<slug:slug>/unhide", staff.unhide, name="unhide"),
    path("gallery/<slug:slug>/pick", staff.pick, name="pick"),
]
