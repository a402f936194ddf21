"""Locks hold hashes and no addresses; nothing licensed for GOV.UK only is served; containers may little."""

import json
import re

import pytest
import yaml

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


@pytest.fixture
def compose(root):
    return yaml.safe_load((root / "docker-compose.yml").read_text())


def test_every_container_is_without_rights_and_read_only(compose):
    assert set(compose["services"]) == {"migrate", "web", "worker", "scheduler", "postgres", "redis"}
    for service in compose["services"].values():
        assert service["user"].split(":")[0] not in ("0", "root")
        assert service["read_only"] is True
        assert service["cap_drop"] == ["ALL"]
        assert "no-new-privileges:true" in service["security_opt"]
        assert not service.get("privileged")
        assert not [mount for mount in service.get("volumes", []) if mount.startswith(("/", "."))]


def test_every_lasting_container_is_watched_and_waits_for_what_it_needs(compose):
    services = compose["services"]
    for name in set(services) - {"migrate"}:
        assert services[name]["healthcheck"]["test"]
    for name in ("web", "worker", "scheduler"):
        needs = services[name]["depends_on"]
        assert needs["migrate"]["condition"] == "service_completed_successfully"
        assert needs["redis"]["condition"] == "service_healthy"
    assert services["migrate"]["depends_on"]["postgres"]["condition"] == "service_healthy"


def test_secrets_are_required_and_never_have_a_default(compose, root):
    text = (root / "docker-compose.yml").read_text()
    for name in ("SECRET_KEY", "POSTGRES_PASSWORD", "REDIS_PASSWORD", "ALLOWED_HOSTS", "SITE_URL"):
        used = re.findall(rf"\$\{{{name}\b([^}}]*)\}}", text)
        assert used
        assert all(rest.startswith(":?") for rest in used)
    for service in compose["services"].values():
        for name, value in service.get("environment", {}).items():
            if re.search("PASSWORD|SECRET_KEY$", name):
                assert str(value).startswith("${")
    example = (root / ".env.example").read_text()
    assert not re.search(r"^[A-Z_]+=", example, re.MULTILINE)


def test_only_the_web_server_is_published_and_only_to_this_machine(compose):
    published = {
        name: service["ports"] for name, service in compose["services"].items() if "ports" in service
    }
    assert list(published) == ["web"]
    assert all(port.startswith("127.0.0.1:") for port in published["web"])
    assert compose["networks"]["inside"]["internal"] is True


def test_the_image_ends_as_an_ordinary_user_with_a_health_check_and_hashed_packages(root):
    text = (root / "Dockerfile").read_text()
    last = text.split("\nFROM ")[-1]
    assert re.search(r"^USER (?!0|root)\d+:\d+$", last, re.MULTILINE)
    assert "HEALTHCHECK" in last
    assert "--require-hashes" in text
    assert "npm ci --ignore-scripts" in text
    assert not re.search(r"\b(pip|npm|uv)\b", last)
    ignored = (root / ".dockerignore").read_text().split()
    assert {".env", ".git", "var"} <= set(ignored)


def test_one_check_and_one_test_run_is_what_the_service_runs(root):
    lines = [line for line in (root / ".ci" / "run").read_text().splitlines() if line.startswith("./run")]
    assert lines == ["./run check", "./run test"]
