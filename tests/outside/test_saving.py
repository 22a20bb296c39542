"""Writing files: all of a text or nothing, and what a name stands for stays what it is."""

from __future__ import annotations

import os
import resource
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cerra_rules import cli
from cerra_rules.outside.saving import save


@contextmanager
def room_for(size: int) -> Iterator[None]:
    """Let no file grow beyond so many bytes, as on a full disk."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_what_cannot_be_written_whole_leaves_the_old_file(tmp_path: Path) -> None:
    file = tmp_path / "old.txt"
    save(file, "good")
    with room_for(10), pytest.raises(OSError, match="File too large"):
        save(file, "better" * 10)
    with room_for(10), pytest.raises(OSError, match="File too large"):
        save(tmp_path / "new.txt", "better" * 10)
    assert [path.name for path in tmp_path.iterdir()] == ["old.txt"]
    assert file.read_bytes() == b"good"


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["decide", "charter.resolution", "--force", "--receipt", "{file}"], "{file}: file too large\n"),
        (["audit", "charter.residual_assets", "--jobs=1", "--certificate", "{file}"], "{file}: file too large\n"),
        (["check", "{case}", "--output=json:{file}"], "{file}: cannot be written: file too large\n"),
        (["check", "{case}", "--write-baseline", "--baseline={file}"], "{file}: file too large\n"),
        (["ask", "charter.resolution", "--force", "--save", "{file}"], "{file}: file too large\n"),
    ],
)
def test_no_command_breaks_a_file_that_is_there(args: list[str], message: str, tmp_path: Path) -> None:
    file, case = tmp_path / "old.json", tmp_path / "case.json"
    case.write_text('{"question": "anxi.receipts", "facts": {}}', encoding="utf-8")
    old = '{"version": 1, "problems": []}'
    file.write_text(old, encoding="utf-8")
    with room_for(10):
        result = CliRunner().invoke(cli.app, [arg.format(file=file, case=case) for arg in args], input="q\n")
    assert (result.exit_code, result.stderr) == (2, message.format(file=file))
    assert file.read_text(encoding="utf-8") == old
    assert sorted(path.name for path in tmp_path.iterdir()) == ["case.json", "old.json"]


def test_a_link_stays_one_and_a_file_keeps_who_may_read_it(tmp_path: Path) -> None:
    file, link, dangling = tmp_path / "file", tmp_path / "link", tmp_path / "dangling"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o640)
    link.symlink_to("file")
    dangling.symlink_to("other")
    save(link, "new")
    save(dangling, "newer")
    assert (link.is_symlink(), file.read_text(encoding="utf-8"), stat.S_IMODE(file.stat().st_mode)) == (
        True,
        "new",
        0o640,
    )
    assert (dangling.is_symlink(), (tmp_path / "other").read_text(encoding="utf-8")) == (True, "newer")


def test_a_pipe_is_written_and_a_folder_or_loop_is_not(tmp_path: Path) -> None:
    pipe, loop = tmp_path / "pipe", tmp_path / "loop"
    os.mkfifo(pipe)
    loop.symlink_to("loop")
    end = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    save(pipe, "through")
    assert os.read(end, 100) == b"through"
    os.close(end)
    assert pipe.is_fifo()
    save("/dev/null", "gone")
    for path, error in ((tmp_path, IsADirectoryError), (loop, OSError), (tmp_path / "no" / "x", FileNotFoundError)):
        with pytest.raises(error) as raised:
            save(path, "x")
        assert raised.value.filename == str(path)
    with pytest.raises(ValueError, match="embedded null"):  # what else it says hangs on the Python
        save("a\0", "x")


def test_what_no_encoding_has_is_an_escape(tmp_path: Path) -> None:
    save(tmp_path / "x", "茶\ud800\r\n")
    assert (tmp_path / "x").read_bytes() == "茶\\ud800\r\n".encode()
