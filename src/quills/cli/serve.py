"""``quills serve``: what the command takes. The work is in ``quills.web.serve``."""

import importlib
from pathlib import Path
from typing import Annotated, Final

import typer

PORT: Final = 8040
ALONE: Final = frozenset({"127.0.0.1", "localhost", "::1"})
AUTO: Final = "auto"


def serve(  # noqa: PLR0917  Typer makes an option of each
    key: Annotated[
        Path | None,
        typer.Argument(metavar="KEY", help="The key that belongs to --tls CERT.", show_default=False),
    ] = None,
    data: Annotated[
        Path | None, typer.Option(metavar="DIR", help="The folder that holds everything; made where missing.")
    ] = None,
    host: Annotated[
        str, typer.Option(help="The address to answer on; 0.0.0.0 is all of them.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port; 0 takes a free one.")] = PORT,
    tls: Annotated[
        str | None,
        typer.Option(
            metavar="CERT KEY | auto",
            help="Your own certificate and key (PEM), or auto: makes a local certificate authority.",
        ),
    ] = None,
    behind_proxy: Annotated[
        bool, typer.Option("--behind-proxy", help="A proxy before it speaks TLS and sets X-Forwarded-Proto.")
    ] = False,
    name: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="A further host name to answer to.")
    ] = None,
    open_browser: Annotated[bool, typer.Option("--open", help="Open the page in the browser.")] = False,
) -> None:
    """Start the web app on this machine, and print its address.

    Everything stays in one folder. Only this machine can reach it, unless there is TLS or a proxy;
    --tls auto shows with a QR code how a phone in the same house can trust it.

    Example: quills serve --open
    """
    _check(host, tls, key, behind_proxy)
    # No room before web imports it, so that all of them work without Django; the command only starts it.
    web = importlib.import_module("quills.web.serve")
    web.serve(
        web.Wanted(
            data=data,
            host=host,
            port=port,
            names=tuple(name or ()),
            tls=tls,
            key=key,
            behind_proxy=behind_proxy,
            open_browser=open_browser,
        )
    )


def _check(host: str, tls: str | None, key: Path | None, behind_proxy: bool) -> None:
    if tls and behind_proxy:
        raise typer.BadParameter("choose one of --tls and --behind-proxy", param_hint="--tls")
    if tls == AUTO and key:
        raise typer.BadParameter("auto makes its own key", param_hint="--tls")
    if tls and tls != AUTO and not key:
        raise typer.BadParameter("needs a certificate and a key, or auto", param_hint="--tls")
    if key and not tls:
        raise typer.BadParameter("a key belongs to --tls CERT KEY", param_hint="KEY")
    if host not in ALONE and not tls and not behind_proxy:
        raise typer.BadParameter(
            "others could read along; add --tls auto, --tls CERT KEY or --behind-proxy", param_hint="--host"
        )
