"""Draw the app's icons as PNG from its SVG, with a real browser: ``python scripts/make_icons.py``."""

import shutil
from pathlib import Path
from typing import Final

from playwright.sync_api import sync_playwright

FOLDER: Final = Path(__file__).parents[1] / "src/quills/web/look/static/look"
ROUND: Final = 'rx="5.5"'
FULL: Final = 'rx="0"'
SIZES: Final = {
    "icon-180.png": (180, FULL),
    "icon-192.png": (192, ROUND),
    "icon-512.png": (512, ROUND),
    "icon-mask.png": (512, FULL),
}
"""File, side in pixels, and its corners; phones cut the full ones themselves."""
STYLE: Final = "<style>body { margin: 0 } svg { display: block }</style>"


def main() -> None:
    """Each at its size, on nothing."""
    drawing = (FOLDER / "icon.svg").read_text(encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        for name, (side, corners) in SIZES.items():
            page = browser.new_page(viewport={"width": side, "height": side})
            page.set_content(STYLE + drawing.replace(ROUND, corners))
            page.screenshot(path=FOLDER / name, omit_background=True)
        browser.close()


if __name__ == "__main__":
    main()
