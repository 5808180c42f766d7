"""What a page must never do: log an error, break its own Content-Security-Policy, or ask another host."""

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, WebError

OWN_HOSTS = ("127.0.0.1", "localhost")
TELL_VIOLATIONS = """
addEventListener("securitypolicyviolation", (event) => {
  console.error(`policy violation: ${event.effectiveDirective} ${event.blockedURI}`);
});
"""


@dataclass
class PageTrouble:
    """Collects one line for each trouble in the contexts that it watches."""

    found: list[str] = field(default_factory=list)

    def watch(self, context: BrowserContext) -> None:
        """Listen to every page that the context has or opens."""
        context.add_init_script(TELL_VIOLATIONS)
        context.on("console", self._hear_console)
        context.on("weberror", self._hear_error)
        context.on("request", self._hear_request)

    def __str__(self) -> str:
        return "\n".join(self.found)

    def _hear_console(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.found.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _hear_error(self, error: WebError) -> None:
        self.found.append(f"uncaught: {error.error}")

    def _hear_request(self, request: Request) -> None:
        address = urlsplit(request.url)
        if address.scheme in ("http", "https", "ws", "wss") and address.hostname not in OWN_HOSTS:
            self.found.append(f"request to another host: {request.url}")
