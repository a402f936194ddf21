"""The containers of a council's own server: they start with these settings, may little, and are watched."""

import re
import shlex
import subprocess

import pytest
import yaml

GIVEN = {  # what the runbook asks for in .env, as somebody would fill it in
    "SECRET_KEY": "f" * 64,
    "ALLOWED_HOSTS": "linkworker.example.org",
    "SITE_URL": "https://linkworker.example.org",
    "EMAIL_URL": "smtp://mail.example.org:25",
    "POSTGRES_PASSWORD": "Sesame1",
    "REDIS_PASSWORD": "Sesame2",
}
OURS = ("migrate", "web", "worker", "scheduler")


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


def filled_in(text: str) -> str:
    """As compose reads it: `${NAME:-default}` and `${NAME:?why}` become what is given."""
    return re.sub(
        r"\$\{([A-Z_]+)(?::-([^}]*))?(?::\?[^}]*)?\}", lambda found: GIVEN.get(found[1], found[2] or ""), text
    )


def starts(root, python, environment) -> subprocess.CompletedProcess:
    """Does the product start with exactly these settings?"""
    return subprocess.run(
        [python, "-c", "import django; django.setup()"],
        cwd=root,
        env={"DJANGO_SETTINGS_MODULE": "linkworker.settings", **environment},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("name", OURS)
def test_the_product_starts_with_the_settings_a_container_is_given(root, python, compose, name, tmp_path):
    given = {key: filled_in(str(value)) for key, value in compose["services"][name]["environment"].items()}
    assert given["LINKWORKER_VAR"] == "/data"
    started = starts(root, python, given | {"LINKWORKER_VAR": str(tmp_path), "TMPDIR": str(tmp_path)})
    assert started.returncode == 0, started.stderr


def test_a_container_without_its_mail_server_is_refused(root, python, compose):
    given = {key: filled_in(str(value)) for key, value in compose["services"]["web"]["environment"].items()}
    refused = starts(root, python, given | {"EMAIL_URL": "consolemail://", "TMPDIR": "/tmp"})
    assert "EMAIL_URL names no mail server" in refused.stderr


def test_the_image_can_be_built_with_the_settings_it_names_for_that(root, python, tmp_path):
    """Static files are collected in production's way, and production refuses unsafe settings there too."""
    words = shlex.split((root / "Dockerfile").read_text().replace("\\\n", " "), comments=True)
    end = words.index("collectstatic")
    begin = max(place for place, word in enumerate(words[:end]) if word == "&&")
    given = dict(word.split("=", 1) for word in words[begin:end] if re.match(r"[A-Z_]+=", word))
    assert given["LINKWORKER_ENV"] == "production"
    started = starts(root, python, given | {"LINKWORKER_VAR": str(tmp_path)})
    assert started.returncode == 0, started.stderr


def test_what_a_container_writes_goes_to_its_volume_or_its_scratch_folder(compose, root):
    image = (root / "Dockerfile").read_text().split("\nFROM ")[-1]
    user = re.search(r"^USER (\S+)$", image, re.MULTILINE)[1]
    for name in OURS:
        service = compose["services"][name]
        assert service["user"] == user
        assert service["init"] is True
        assert service["volumes"] == ["files:/data"]
        (scratch,) = service["tmpfs"]
        assert scratch.startswith(service["environment"]["TMPDIR"] + ":size=")
        assert "uid=10001,gid=10001,mode=0700" in scratch
    assert "XDG_CACHE_HOME=/data/cache" in image
    assert '--worker-tmp-dir", "/dev/shm' in image
    scheduler = compose["services"]["scheduler"]
    kept = [word for word in scheduler["command"] if word.startswith("/")]
    assert kept
    assert all(path.startswith("/run/scratch/") for path in kept)
    assert kept[-1] in scheduler["healthcheck"]["test"][-1]


def test_stores_write_to_their_own_volumes_only(compose):
    postgres, redis = compose["services"]["postgres"], compose["services"]["redis"]
    assert postgres["volumes"] == ["database:/var/lib/postgresql"]
    assert [mount.partition(":")[0] for mount in postgres["tmpfs"]] == ["/var/run/postgresql"]
    assert redis["volumes"] == ["queue:/data"]
    assert "--dir /data" in redis["command"][-1]
    used = {mount.partition(":")[0] for one in compose["services"].values() for mount in one["volumes"]}
    assert set(compose["volumes"]) == used


def test_the_database_is_asked_over_the_network_because_its_first_start_answers_on_the_socket(compose):
    asked = compose["services"]["postgres"]["healthcheck"]["test"]
    assert asked[asked.index("--host") + 1] == "127.0.0.1"


def test_the_web_server_is_asked_on_the_port_it_listens_on_and_may_finish_its_pages(compose, root):
    web, image = compose["services"]["web"], (root / "Dockerfile").read_text()
    port = re.search(r'"--bind", "0\.0\.0\.0:(\d+)"', image)[1]
    assert web["healthcheck"]["test"][-1] == port
    assert web["ports"][0].endswith(f":{port}")
    graceful = int(re.search(r'"--graceful-timeout", "(\d+)"', image)[1])
    assert int(web["stop_grace_period"].removesuffix("s")) > graceful


def test_logs_are_bounded_and_images_have_a_version(compose):
    for service in compose["services"].values():
        assert set(service["logging"]["options"]) == {"max-size", "max-file"}
        assert not service["image"].endswith(":latest")
