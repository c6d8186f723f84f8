"""What the mailed letters lead to, where addresses must be confirmed."""

import re

from django.core import mail
from django.test import Client

ADDRESS = "mara@tidewater.example"


def link_in(message: mail.EmailMessage) -> str:
    """Give the path of the link in a letter."""
    return re.search(r"http://[^/]+(/account/\S+)", str(message.body))[1]


def sign_in_by_code(address: str = ADDRESS) -> tuple[Client, str]:
    """Sign in with the code that was mailed; gives also the page that follows."""
    client = Client()
    client.post("/account/login/code/", {"email": address})
    code = re.search(r"is\n\n(\S+)\n", str(mail.outbox[-1].body))[1]
    page = client.post("/account/login/code/confirm/", {"code": code, "next": "/you"}, follow=True)
    assert is_signed_in(client)
    return client, page.content.decode()


def is_signed_in(client: Client) -> bool:
    return client.get("/you").status_code == 200
