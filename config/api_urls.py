"""The API's addresses, all under ``/api/v1/``: no slash at the end."""

from django.urls import path

from billing import api as billing
from config.account import Account
from gallery import api as gallery
from studio.api import frames, generations, models, projects, quotes

app_name = "api"

urlpatterns = [
    path("account", Account.as_view(), name="account"),
    path("models", models.Models.as_view(), name="models"),
    path("models/<slug:model>", models.OneModel.as_view(), name="model"),
    path("quotes", quotes.Quotes.as_view(), name="quotes"),
    path("generations", generations.Generations.as_view(), name="generations"),
    path("generations/<gen:pk>", generations.OneGeneration.as_view(), name="generation"),
    path("generations/<gen:pk>/events", generations.GenerationEvents.as_view(), name="events"),
    path(
        "generations/<gen:pk>/cancel",
        generations.GenerationCancel.as_view(),
        name="cancel_generation",
    ),
    path("frames/<frm:pk>/cancel", frames.FrameCancel.as_view(), name="cancel_frame"),
    path("frames/<frm:pk>/retry", frames.FrameRetry.as_view(), name="retry_frame"),
    path("images", gallery.Images.as_view(), name="images"),
    path("images/<img:pk>", gallery.OneImage.as_view(), name="image"),
    path("images/<img:pk>/download", gallery.ImageDownload.as_view(), name="download"),
    path("images/<img:pk>/restore", gallery.ImageRestore.as_view(), name="restore_image"),
    path("images/<img:pk>/publish", gallery.ImagePublish.as_view(), name="publish_image"),
    path("images/<img:pk>/unpublish", gallery.ImageUnpublish.as_view(), name="unpublish_image"),
    path("gallery", gallery.PublicGallery.as_view(), name="gallery"),
    path("gallery/<slug:slug>", gallery.PublicImage.as_view(), name="publication"),
    path("projects", projects.Projects.as_view(), name="projects"),
    path("projects/<prj:pk>", projects.OneProject.as_view(), name="project"),
    path("credits/entries", billing.Entries.as_view(), name="entries"),
]
