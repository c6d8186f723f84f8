"""What holds for every page: who may see it, the policy, and no script or style inside."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

FOLDER = Path(settings.BASE_DIR, "templates")
TEMPLATES = sorted(str(file.relative_to(FOLDER)) for file in FOLDER.rglob("*.html"))

PUBLIC = {"landing", "terms", "privacy", "favicon", "login"}
"""Pages of this app that need no sign-in; ``login`` is the admin's and leads to ours."""


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    ["/", "/terms", "/privacy", "/account/login/", "/account/signup/", "/account/login/code/",
     "/account/password/reset/", "/account/password/reset/done/", "/account/inactive/"],
)  # fmt: skip
def test_visitors_may_read(path) -> None:
    answer = Client().get(path)

    assert answer.status_code == 200
    policy = answer["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.django_db
def test_behind_tls_a_probe_is_answered_and_a_page_is_not(settings) -> None:
    settings.SECURE_SSL_REDIRECT = True

    assert Client().get("/health/live").status_code == 200
    assert Client().get("/health/ready").status_code == 200
    page = Client().get("/terms")
    assert (page.status_code, page["Location"]) == (301, "https://testserver/terms")


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/you", "/keys", "/account/email/", "/account/password/change/"])
def test_the_rest_asks_who_one_is(path) -> None:
    answer = Client().get(path)

    assert answer.status_code == 302
    assert answer["Location"] == f"/account/login/?next={path}"


def test_only_these_views_of_the_site_are_public() -> None:
    def views(resolver: URLResolver):
        for pattern in resolver.url_patterns:
            if isinstance(pattern, URLResolver):
                yield from views(pattern)
            else:
                yield pattern

    def is_ours(pattern: URLPattern) -> bool:
        return pattern.callback.__module__ in {"config.views", "accounts.views"}

    public = {
        pattern.name
        for pattern in views(get_resolver())
        if is_ours(pattern) and not getattr(pattern.callback, "login_required", True)
    }
    assert public == PUBLIC


@pytest.mark.django_db
def test_browsers_get_a_mark_whatever_the_page_says() -> None:
    answer = Client().get("/favicon.ico")

    assert answer.status_code == 302
    assert answer["Location"] == "/static/img/mark.svg"


@pytest.mark.parametrize("file", TEMPLATES)
def test_no_template_holds_style_or_script(file) -> None:
    text = (FOLDER / file).read_text()

    assert not re.search(r"<style|\sstyle=|\son[a-z]+=|hx-on|javascript:|data:", text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)
    assert "https://" not in re.sub(r"xmlns=\"[^\"]*\"", "", text)


@pytest.mark.parametrize("file", TEMPLATES)
def test_every_template_names_what_it_takes(file) -> None:
    first = (FOLDER / file).read_text().split("\n", 1)[0]

    assert first.startswith("{# ")
    assert "#}" in first
