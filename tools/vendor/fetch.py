"""Fetch what VENDORED.toml names from the npm registry, check its hash, lay the files where they belong.

Run by hand when a version is raised: ``python tools/vendor/fetch.py [--accept-new-hash]``. Needs npm, and
node for the theme. Nothing of this runs when Samsyn runs.
"""

import argparse
import base64
import hashlib
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
STATIC = ROOT / "src/samsyn/interfaces/web/static/vendor"
PLACES = {"static": STATIC, "tests": ROOT / "tests/vendor"}
MANIFEST = HERE / "VENDORED.toml"
SPRITE_HEAD = '<svg xmlns="http://www.w3.org/2000/svg">\n'


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accept-new-hash", action="store_true", help="write new hashes into VENDORED.toml")
    accept = parser.parse_args().accept_new_hash
    for package in tomllib.loads(MANIFEST.read_text())["package"]:
        with tempfile.TemporaryDirectory() as folder:
            take(package, Path(folder), accept_new_hash=accept)
    return 0


def take(package: dict, folder: Path, *, accept_new_hash: bool) -> None:
    """Fetch one package into `folder`, check it, copy its files and make what is made from it."""
    name = f"{package['name']}@{package['version']}"
    subprocess.run(["npm", "pack", "--silent", name], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    archive = next(folder.glob("*.tgz"))
    check(package, archive, accept_new_hash=accept_new_hash)
    with tarfile.open(archive) as content:
        content.extractall(folder, filter="data")
    for source, target in package["files"].items():
        place, _, path = target.partition("/")
        destination = PLACES[place] / path
        destination.parent.mkdir(parents=True, exist_ok=True)
        destination.write_bytes(without_source_map((folder / "package" / source).read_bytes()))
    if package["name"] == "lucide-static":
        (STATIC / "icons.svg").write_text(sprite(folder / "package/icons"))
    if package["name"] == "@digdir/designsystemet":
        make_theme(package["version"], folder)
    print(name)


def check(package: dict, archive: Path, *, accept_new_hash: bool) -> None:
    """Stop unless the archive has the hash that VENDORED.toml says (npm's own form, sha512 in base64)."""
    found = "sha512-" + base64.b64encode(hashlib.sha512(archive.read_bytes()).digest()).decode()
    if found == package["integrity"]:
        return
    if not accept_new_hash:
        sys.exit(f"{package['name']}: the hash is {found}, not {package['integrity']!r} as in VENDORED.toml")
    text = MANIFEST.read_text()
    pattern = rf'(name = "{re.escape(package["name"])}"\nversion = "[^"]*"\nintegrity = )"[^"]*"'
    MANIFEST.write_text(re.sub(pattern, rf'\1"{found}"', text))


def without_source_map(content: bytes) -> bytes:
    """A script without the line that makes a browser's tools ask for a map we do not ship."""
    return re.sub(rb"\n?//# sourceMappingURL=\S+\s*$", b"\n", content)


def sprite(icons: Path) -> str:
    """One SVG with a symbol for each icon of icons.txt."""
    symbols = []
    for name in (HERE / "icons.txt").read_text().split():
        drawing = (icons / f"{name}.svg").read_text()
        inner = " ".join(re.search(r"<svg[^>]*>(.*)</svg>", drawing, re.DOTALL)[1].split())
        symbols.append(f'<symbol id="{name}" viewBox="0 0 24 24">{inner}</symbol>\n')
    return f"{SPRITE_HEAD}{''.join(symbols)}</svg>\n"


def make_theme(version: str, folder: Path) -> None:
    """Our light and dark theme from theme.json, by the design system's own tool; paper is always light."""
    shutil.copy(HERE / "theme.json", folder / "designsystemet.config.json")
    tool = ["npm", "exec", "--yes", f"--package=@digdir/designsystemet@{version}", "--", "designsystemet"]
    for step in ("create", "build"):
        subprocess.run([*tool, "tokens", step], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    theme = (folder / "design-tokens-build/samsyn.css").read_text()
    dark = "@media (prefers-color-scheme: dark)"
    (STATIC / "theme.css").write_text(theme.replace(dark, "@media screen and (prefers-color-scheme: dark)"))


if __name__ == "__main__":
    sys.exit(main())
