"""Front-end assets: the handful of files the pages use, copied out of node_modules and trimmed.

GDS Transport and the crown are licensed for services on GOV.UK only, so the typeface becomes Atkinson
Hyperlegible (OFL) and the crest goes. Source-map lines go too: the maps are not served.
"""

import re
import shutil
from pathlib import Path

from linkworker.launch import commands
from linkworker.launch.places import Places
from linkworker.launch.progress import LaunchError
from linkworker.launch.stamps import Stamp, fingerprint

TYPEFACE = '"Atkinson Hyperlegible"'
GOVUK = Path("govuk-frontend/dist/govuk")
MOJ = Path("@ministryofjustice/frontend/moj")
AUTOCOMPLETE = Path("accessible-autocomplete/dist")
FONTS = Path("@fontsource/atkinson-hyperlegible")


def stamp(places: Places) -> Stamp:
    """Notes what the built assets were made from."""
    return Stamp(places.assets / ".linkworker-stamp")


def settled(places: Places) -> bool:
    """Are the built assets those of the lock file and of this module?"""
    return stamp(places).holds(_made_from(places))


def _made_from(places: Places) -> str:
    return fingerprint(places.root / "package-lock.json", Path(__file__))


def build(places: Places) -> None:
    """Fill the assets folder anew: `govuk/`, `moj/`, `autocomplete/`, `fonts/`."""
    fresh = places.assets.with_name(places.assets.name + ".new")
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        copy_into(fresh, places.node_modules)
    except FileNotFoundError as error:
        raise LaunchError(
            f"a front-end file is missing: {error.filename}",
            f"Remove {places.node_modules} and start again; it is fetched anew.",
        ) from error
    shutil.rmtree(places.assets, ignore_errors=True)
    fresh.rename(places.assets)
    stamp(places).write(_made_from(places))


def copy_into(folder: Path, modules: Path) -> None:
    """Copy and trim the files from `modules` (a node_modules folder) into `folder`."""
    for name, source, stem in (
        ("govuk", modules / GOVUK, "govuk-frontend.min"),
        ("moj", modules / MOJ, "moj-frontend.min"),
        ("autocomplete", modules / AUTOCOMPLETE, "accessible-autocomplete.min"),
    ):
        target = folder / name
        target.mkdir(parents=True)
        css = trimmed_css((source / f"{stem}.css").read_text(encoding="utf-8"))
        (target / f"{stem}.css").write_text(css, encoding="utf-8")
        script = (source / f"{stem}.js").read_text(encoding="utf-8")
        (target / f"{stem}.js").write_text(without_source_map(script), encoding="utf-8")
        for image in sorted(set(re.findall(r"url\(images/([^)]+)\)", css))):
            (target / "images").mkdir(exist_ok=True)
            shutil.copyfile(source / "assets" / "images" / image, target / "images" / image)
    _copy_fonts(folder / "fonts", modules / FONTS)


def trimmed_css(css: str) -> str:
    """The style sheet without GDS Transport, crest, crown and source map; its images beside it."""
    css = re.sub(r"/\*![^*]*Margaret Calvert.*?\*/\s*", "", css, flags=re.DOTALL)
    css = re.sub(r"@font-face\s*\{[^}]*GDS Transport[^}]*\}\s*", "", css)
    css = css.replace('"GDS Transport"', "GDS Transport").replace("GDS Transport", TYPEFACE)
    css = re.sub(r"url\([\"']?/assets/images/[^)]*(?:crest|crown)[^)]*\)", "none", css)
    css = re.sub(r"(?<=[{}])\.[\w-]*(?:crown|crest)[\w-]*\{[^{}]*\}", "", css)
    css = re.sub(r"url\([\"']?/assets/images/([^)\"']+)[\"']?\)", r"url(images/\1)", css)
    return without_source_map(css)


def without_source_map(text: str) -> str:
    """Drop the line that names a source map."""
    text = re.sub(r"/\*#\s*sourceMappingURL=.*?\*/", "", text)
    return re.sub(r"//#\s*sourceMappingURL=\S+", "", text)


def _copy_fonts(target: Path, source: Path) -> None:
    """Every cut of the typeface, with its licence; our own style sheet and the PDF say which is used where."""
    target.mkdir()
    for cut in sorted((source / "files").glob("*.woff2")):
        shutil.copyfile(cut, target / cut.name)
    shutil.copyfile(source / "LICENSE", target / "LICENCE.txt")


def collected_stamp(places: Places) -> Stamp:
    """Notes what the served files were collected from."""
    return Stamp(places.build / "static" / ".linkworker-stamp")


def collected_print(places: Places, kind: str) -> str:
    """What is served depends on: the kind of place (production compresses too), own and built assets, the
    packages with files of their own, and the settings that name them all."""
    settings = places.root / "linkworker" / "settings.py"
    packages = places.requirements / "app.txt"
    return fingerprint(kind, places.root / "static", stamp(places).read(), packages, settings)


def collect(places: Places, env: dict[str, str]) -> None:
    """Give every served file its hashed name."""
    made_from = collected_print(places, env["LINKWORKER_ENV"])
    commands.run(
        [places.python, "manage.py", "collectstatic", "--noinput", "--clear", "--verbosity", "0"],
        what="the static files could not be collected",
        advice="The last line above names the file or setting at fault. Put it right and start again.",
        cwd=places.root,
        env=env,
    )
    collected_stamp(places).write(made_from)
