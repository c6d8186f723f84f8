"""The studio's addresses."""

from django.urls import path

from studio.views import (
    approved,
    boards,
    comparing,
    finishing,
    frames,
    images,
    projects,
    prompts,
    publicity,
    reviews,
    selections,
    stories,
)

app_name = "studio"

urlpatterns = [
    path("studio", boards.home, name="home"),
    path("studio/order", boards.order, name="order_first"),
    path("studio/compose", boards.compose, name="compose_first"),
    path("studio/public", publicity.show, name="publicity"),
    path("projects", projects.index, name="projects"),
    path("projects/<prj:pk>", boards.show, name="board"),
    path("projects/<prj:pk>/rows", boards.rows, name="rows"),
    path("projects/<prj:pk>/order", boards.order, name="order"),
    path("projects/<prj:pk>/compose", boards.compose, name="compose"),
    path("projects/<prj:pk>/approved", approved.download, name="approved"),
    path("projects/<prj:pk>/prompts", prompts.index, name="prompts"),
    path("projects/<prj:pk>/rename", projects.rename, name="rename"),
    path("projects/<prj:pk>/archive", projects.archive, name="archive"),
    path("projects/<prj:pk>/unarchive", projects.unarchive, name="unarchive"),
    path("directions/<dir:pk>/rename", projects.rename_direction, name="rename_direction"),
    path("directions/<dir:pk>/story", stories.show, name="story"),
    path("frames/<frm:pk>", frames.show, name="frame"),
    path("frames/<frm:pk>/card", frames.card, name="card"),
    path("frames/<frm:pk>/pick", frames.pick, name="pick"),
    path("frames/<frm:pk>/cancel", frames.cancel, name="cancel"),
    path("frames/<frm:pk>/retry", frames.retry, name="retry"),
    path("frames/<frm:pk>/take", frames.take_late, name="take_late"),
    path("frames/<frm:pk>/send", frames.send_to_review, name="send_to_review"),
    path("frames/<frm:pk>/remove", frames.remove, name="remove"),
    path("frames/<frm:pk>/restore", frames.restore, name="restore"),
    path("frames/<frm:pk>/finish", finishing.finish, name="finish"),
    path("frames/<frm:pk>/review", reviews.show, name="review"),
    path("frames/<frm:pk>/reopen", reviews.reopen, name="reopen"),
    path("compare", comparing.show, name="compare"),
    path("selection/send", selections.send, name="send_selection"),
    path("selection/delete", selections.delete, name="delete_selection"),
    path("selection/restore", selections.restore, name="restore_selection"),
    path("selection/download", selections.download, name="download_selection"),
    path("images/<img:pk>", images.show, name="image"),
]
