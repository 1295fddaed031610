"""Who may talk to the playground."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.playground import NotLoopback
from tests.playground.stage import TOKEN, Stage, playground


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Host": "localhost:81"}, 200),
        ({"Host": "evil.example"}, 403),
        ({"Host": "127.0.0.1.evil.example"}, 403),
        ({"Host": "[half"}, 403),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://127.0.0.1:1"}, 403),
        ({"Host": "localhost:81", "Origin": "http://localhost:81"}, 200),
    ],
)
@pytest.mark.parametrize("path", ["page/state", f"bot{TOKEN}/getMe", ""])
async def test_only_this_machine_and_this_page_are_answered(
    stage: Stage, path: str, headers: dict, status: int
) -> None:
    """A Host that is not loopback (DNS rebinding) and an Origin that is not the page's are refused everywhere."""
    async with stage.session.get(f"{stage.playground.url}{path}", headers=headers) as response:
        assert response.status == status


async def test_it_listens_on_loopback_only(tmp_path: Path) -> None:
    """Another address is refused before anything is opened."""
    with pytest.raises(NotLoopback, match=r"0\.0\.0\.0"):
        await playground(tmp_path / "s").start(0, "0.0.0.0")
    assert not (tmp_path / "s").exists()


async def test_a_port_that_is_taken_is_an_os_error(tmp_path: Path, stage: Stage) -> None:
    """The error is the system's, and nothing is left open."""
    port = int(stage.playground.api_url.rpartition(":")[2])
    with pytest.raises(OSError, match=str(port)):
        await playground(tmp_path / "other").start(port)


async def test_the_page_may_load_nothing_from_elsewhere(stage: Stage) -> None:
    """The content security policy allows the page's own files only, and no inline script."""
    async with stage.session.get(stage.playground.url) as response:
        policy = response.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "script-src 'self';" in policy
    assert "http" not in policy


async def test_a_file_that_is_no_picture_is_only_handed_out(stage: Stage) -> None:
    """A web page sent as a file is a download, never shown under our address."""
    sent = await stage.upload("document", b"<script>1</script>", "a.html")
    async with stage.session.get(f"{stage.playground.url}page/file/{sent['document']['file_id']}") as response:
        assert response.headers["Content-Disposition"] == "attachment"
        assert response.content_type == "application/octet-stream"
