"""Your account and your API keys. Signing in and out is allauth's, under /account/."""

from django.urls import path

from accounts import views

app_name = "accounts"
urlpatterns = [
    path("you", views.you, name="you"),
    path("you/theme", views.theme, name="theme"),
    path("you/sign-out-everywhere", views.sign_out_everywhere, name="sign_out_everywhere"),
    path("keys", views.keys, name="keys"),
    path("keys/<key:pk>/revoke", views.revoke_key, name="revoke_key"),
]
