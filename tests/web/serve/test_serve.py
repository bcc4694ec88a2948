"""``quills serve``: what it refuses, and a real start with everything behind it."""

import os
import socket
import stat
import sys
from pathlib import Path

import pytest
from running import quills, refused, wrong
from serving import serving

EVERY = "0.0.0.0"  # noqa: S104  all of this machine's addresses is what is tested


@pytest.mark.parametrize("host", [EVERY, "192.168.1.5", "::", "quills.example"])
def test_it_does_not_open_itself_to_others_without_tls(host: str, tmp_path: Path) -> None:
    said = wrong(quills("serve", "--host", host, "--data", tmp_path / "data"))
    assert "--tls auto" in said
    assert "--behind-proxy" in said
    assert not (tmp_path / "data").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--tls", "auto", "--behind-proxy"], "choose one"),
        (["--tls", "cert.pem"], "needs a certificate and a key"),
        (["--tls", "auto", "key.pem"], "auto makes its own key"),
        (["key.pem"], "a key belongs to --tls"),
        (["--port", "70000"], "--port"),
    ],
)
def test_a_wrong_call_is_told_what_is_wrong(words: list[str], told: str, tmp_path: Path) -> None:
    assert told in wrong(quills("serve", "--data", tmp_path / "data", *words))


def test_a_port_that_is_taken_is_named(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = refused(quills("serve", "--data", tmp_path / "data", "--port", str(port)))
    assert said == f"quills: Port {port} is taken; choose another, like --port {port + 1}.\n"


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    said = refused(quills("serve", "--data", tmp_path / "file", "--port", "0"))
    assert "cannot be used" in said
    assert "--data" in said


def test_a_database_that_is_none_is_told_apart(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    (folder / "quills.sqlite3").write_bytes(b"this is no database, and never was one" * 100)
    said = refused(quills("serve", "--data", folder, "--port", "0"))
    assert "The database cannot be used (DatabaseError)" in said


def test_a_wrong_database_address_is_told(tmp_path: Path) -> None:
    from running import environment  # noqa: PLC0415  only here

    env = environment(DATABASE_URL="mysql://ana@localhost/notes")
    said = refused(quills("serve", "--data", tmp_path / "data", "--port", "0", env=env))
    assert "DATABASE_URL has to look like postgresql://" in said


def test_it_starts_on_an_empty_folder_and_stops_at_ctrl_c(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "data"
    with serving(folder) as served:
        assert served.printed[0].startswith("Quills is open at http://localhost:")
        assert str(folder) in served.printed[2]
        status, page = served.get("")
        assert status == 200
        assert "A quiet place to write." in page
        assert served.get("up") == (200, "up\n")
        assert served.stop() == ""
        assert served.process.returncode == 0


def test_everything_it_keeps_is_closed_to_others(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir(mode=0o755)
    (folder / "note").write_text("was open before", encoding="utf-8")
    (folder / "note").chmod(0o644)
    with serving(folder) as served:
        served.get("")
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for path in folder.rglob("*"):
        open_to_others = stat.S_IMODE(path.stat().st_mode) & 0o077
        assert not open_to_others, path


def test_only_the_printed_names_are_answered(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as served:
        port = served.address.rstrip("/").rsplit(":", 1)[1]
        assert served.printed[1] == f"Also answered: http://127.0.0.1:{port}/\n"
        assert served.get("", host=f"127.0.0.1:{port}")[0] == 200
        assert served.get("", host=f"{socket.gethostname()}:{port}")[0] == 400
        assert served.get("", host="evil.example")[0] == 400


def test_it_is_reached_from_this_machine_alone(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as served:
        port = int(served.address.rstrip("/").rsplit(":", 1)[1])
        from quills.web.hosts import lan_addresses  # noqa: PLC0415  only here

        for address in lan_addresses():
            with pytest.raises(OSError, match=r"refused|timed out|unreachable"):
                socket.create_connection((address, port), timeout=2).close()


def test_the_style_sheets_are_there_without_a_step_for_anybody(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as served:
        page = served.get("")[1]
        sheet = page.split('rel="stylesheet" href="/')[1].split('"')[0]
        status, css = served.get(sheet)
    assert status == 200
    assert "--paper" in css


def test_behind_a_proxy_it_speaks_only_where_the_proxy_had_tls(tmp_path: Path) -> None:
    words = ("--behind-proxy", "--name", "quills.example", "--host", EVERY)
    with serving(tmp_path / "data", *words, lines=4) as served:
        assert served.printed[0] == "Quills is open at https://quills.example/\n"
        assert "X-Forwarded-Proto" in served.printed[3]
        port = served.printed[3].split("port ")[1].split()[0]
        import http.client  # noqa: PLC0415  urllib follows redirects

        for headers, status in [
            ({"Host": "quills.example"}, 301),
            ({"Host": "quills.example", "X-Forwarded-Proto": "https"}, 200),
            ({"Host": "evil.example", "X-Forwarded-Proto": "https"}, 400),
        ]:
            asking = http.client.HTTPConnection("127.0.0.1", int(port), timeout=30)
            asking.request("GET", "/", headers=headers)
            answer = asking.getresponse()
            assert answer.status == status, headers
            if status == 200:
                cookie = answer.getheader("Set-Cookie", "")
                assert cookie.strip().startswith("__Host-form=")
                assert "Secure" in cookie
            asking.close()


def test_nothing_of_what_was_opened_stands_in_the_output(tmp_path: Path) -> None:
    with serving(tmp_path / "data") as served:
        served.get("saffron-path?q=saffron-question")
        served.get("", host="saffron-host.example")
        assert "saffron" not in served.stop()


@pytest.mark.skipif(sys.platform == "win32", reason="it does not count what a child has used")
def test_an_unchanged_start_is_quick(tmp_path: Path) -> None:
    """Under 3 s where nothing else runs. Beside other work the processor's seconds double."""
    with serving(tmp_path / "data"):
        pass
    before = os.times()
    with serving(tmp_path / "data") as served:
        served.stop()
    after = os.times()
    used = after.children_user + after.children_system - before.children_user - before.children_system
    assert used < 6
