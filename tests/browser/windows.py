"""Windows of a browser: whose they are, how wide, and what the browser complained of in them."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Request, Response

from tests.browser.site import Site

TELL_OF_THE_POLICY = """
document.addEventListener("securitypolicyviolation", event =>
  console.error(`The content policy (${event.effectiveDirective}) refused ${event.blockedURI || event.sample}`))
"""


@dataclass
class Windows:
    """Opens windows and keeps what went wrong in them."""

    browser: Browser
    site: Site
    sessions: dict[str, Any]
    complaints: list[str] = field(default_factory=list)
    contexts: list[BrowserContext] = field(default_factory=list)

    def open(self, person: str = "", *, width: int = 1280, javascript: bool = True) -> Page:
        """Open a window: a stranger's, or that of a person who has signed in before."""
        if person and person not in self.sessions:
            self.sessions[person] = self.signed_in(person).context.storage_state()
        context = self.browser.new_context(
            base_url=self.site.url,
            locale="en-GB",
            viewport={"width": width, "height": 900},
            java_script_enabled=javascript,
            storage_state=self.sessions.get(person),
        )
        self.contexts.append(context)
        context.add_init_script(TELL_OF_THE_POLICY)
        page = context.new_page()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("requestfailed", self._failed)
        page.on("response", self._answered)
        return page

    def signed_in(self, person: str) -> Page:
        """Open a window and sign in through the page. The moment that this person then chooses is theirs alone."""
        page = self.open()
        page.goto("/accounts/login/")
        page.get_by_label("Username").fill(person)
        page.get_by_role("textbox", name="Password").fill(self.site.passwords[person])
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(lambda url: "/accounts/" not in url)
        return page

    def close(self) -> None:
        """Close every window."""
        for context in self.contexts:
            context.close()

    def _heard(self, message: ConsoleMessage) -> None:
        # A file or page that was refused is told of by its answer, with the address.
        if message.type == "error" and not message.text.startswith("Failed to load resource"):
            self.complaints.append(f"{message.location.get('url')}: {message.text}")

    def _failed(self, request: Request) -> None:
        if "ERR_ABORTED" not in (request.failure or ""):  # what a next click leaves behind
            self.complaints.append(f"{request.url}: {request.failure}")

    def _answered(self, response: Response) -> None:
        if response.status >= 500 or (response.status >= 400 and not response.request.is_navigation_request()):
            self.complaints.append(f"{response.url} answers {response.status}")
