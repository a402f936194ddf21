"""Locks hold hashes and no addresses; nothing licensed for GOV.UK only is served."""

import json
import re

import pytest

from linkworker.launch import assets, locking, node
from linkworker.launch.stamps import Stamp, fingerprint

REQUIREMENTS = ("setup", "app", "embedded", "node", "dev")


@pytest.mark.parametrize("name", REQUIREMENTS)
def test_a_requirement_file_pins_versions_and_hashes_and_names_no_address(root, name):
    text = (root / "requirements" / f"{name}.txt").read_text()
    pins = re.findall(r"^[a-z0-9][\w.\-\[\],]*==\S+.*?(?=^\S|\Z)", text, re.MULTILINE | re.DOTALL)
    names = [line for line in text.splitlines() if re.match(r"[A-Za-z0-9]", line)]
    assert names
    assert len(pins) == len(names)
    assert all("--hash=sha256:" in pin for pin in pins)
    assert not re.search(r"://|index-url|find-links|file:|@ |^\s*/", text, re.MULTILINE)


def test_the_package_lock_has_integrity_everywhere_and_no_address(root):
    lock = json.loads((root / "package-lock.json").read_text())
    packages = {name: entry for name, entry in lock["packages"].items() if name}
    assert packages
    assert all(entry["integrity"].startswith("sha512-") for entry in packages.values())
    assert "://" not in json.dumps(lock)
    asked = json.loads((root / "package.json").read_text())
    versions = [version for kind in asked if "ependencies" in kind for version in asked[kind].values()]
    assert all(re.fullmatch(r"\d[\w.\-]*", version) for version in versions)


def test_addresses_are_taken_out_of_a_package_lock(tmp_path):
    path = tmp_path / "package-lock.json"
    entry = {"version": "1.0.0", "resolved": "https://registry.example/a.tgz", "integrity": "sha512-x"}
    path.write_text(json.dumps({"packages": {"": {}, "node_modules/a": entry}}))
    locking.without_addresses(path)
    assert json.loads(path.read_text())["packages"]["node_modules/a"] == {
        "version": "1.0.0",
        "integrity": "sha512-x",
    }


def test_trimmed_css_has_no_licensed_typeface_crest_crown_or_map():
    css = (
        "/*! Copyright (c) 2011 by Margaret Calvert & Henrik Kubel. All rights reserved. */"
        '@font-face{font-family:GDS Transport;src:url(/assets/fonts/light.woff2) format("woff2")}'
        ".a{font-family:GDS Transport,arial,sans-serif}.govuk-footer__crown{margin:1px}"
        ".logo{mask-image:url(/assets/images/govuk-crest.svg);color:red}"
        ".icon{background:url(/assets/images/icon-document.svg)}\n/*# sourceMappingURL=a.css.map */"
    )
    assert assets.trimmed_css(css).strip() == (
        '.a{font-family:"Atkinson Hyperlegible",arial,sans-serif}.logo{mask-image:none;color:red}'
        ".icon{background:url(images/icon-document.svg)}"
    )


def test_built_assets_refer_only_to_files_that_are_there(root, tmp_path):
    if not (root / "node_modules" / assets.GOVUK).exists():
        pytest.skip("the front-end packages are not here; ./run test fetches them")
    assets.copy_into(tmp_path / "assets", root / "node_modules")
    sheets = sorted((tmp_path / "assets").rglob("*.css"))
    assert {path.parent.name for path in sheets} == {"govuk", "moj", "autocomplete"}
    for sheet in sheets:
        css = sheet.read_text()
        assert not re.search(r"GDS Transport|crest|crown|sourceMappingURL", css, re.IGNORECASE)
        addresses = re.findall(r"url\(([^)]+)\)", css)
        assert all(
            (sheet.parent / address).is_file()
            for address in addresses
            if not address.startswith(("data:", '"data:'))
        )
    names = {path.name for path in (tmp_path / "assets").rglob("*")}
    assert not {name for name in names if re.search("crest|crown|opengraph|transport", name, re.IGNORECASE)}
    assert {"LICENCE.txt", "atkinson-hyperlegible-latin-700-italic.woff2"} <= names


def test_library_links_are_made_beside_their_libraries(tmp_path):
    native = tmp_path / "native"
    (native / "lib").mkdir(parents=True)
    (native / "lib" / "liba.so.1.2").write_text("library")
    listing = native / "pg-symlinks.json"
    listing.write_text(json.dumps([{"source": "native/lib/liba.so.1.2", "target": "native/lib/liba.so.1"}]))
    node.link_libraries(listing)
    node.link_libraries(listing)
    assert (native / "lib" / "liba.so.1").read_text() == "library"
    assert (native / "lib" / "liba.so.1").readlink().name == "liba.so.1.2"


def test_a_stamp_holds_until_an_input_changes(tmp_path):
    source = tmp_path / "in.txt"
    source.write_text("one")
    stamp = Stamp(tmp_path / "out" / ".stamp")
    stamp.write(fingerprint(source, tmp_path / "missing"))
    assert stamp.holds(fingerprint(source, tmp_path / "missing"))
    source.write_text("two")
    assert not stamp.holds(fingerprint(source, tmp_path / "missing"))


def test_one_check_and_one_test_run_is_what_the_service_runs(root):
    lines = [line for line in (root / ".ci" / "run").read_text().splitlines() if line.startswith("./run")]
    assert lines == ["./run check", "./run test"]
