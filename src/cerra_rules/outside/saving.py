"""Writing a text to a file so that a good file is never left broken."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO

from cerra_rules.outside.repositories import committed_link


def save(path: str | Path, text: str | bytes) -> None:
    """Write a text to a file in UTF-8, or bytes as they are: all of it or nothing, and then what stood there before still stands there.

    It is written beside the file, which it then replaces; of a link, the file that it points to, but never through a
    link that stands in a repository. Who may read it stays as it was, but nobody may run it. What no encoding has
    (half of a surrogate pair) is written as an escape. Raises OSError, and ValueError for what cannot be a name.
    """
    content = text if isinstance(text, bytes) else text.encode("utf-8", "backslashreplace")
    target = Path(os.path.realpath(path))
    old = check_writable(path)
    if old and not (is_plain(path, old) and os.access(target.parent, os.W_OK)):
        Path(path).write_bytes(content)
        return
    part = target.with_name(f".cerra-{token_hex(8)}.part")
    try:
        part.write_bytes(content)
        if old:
            part.chmod(old.st_mode & 0o666)
        part.replace(target)
    except BaseException as error:  # Ctrl-C too: nothing half written is left
        with suppress(OSError):
            part.unlink(missing_ok=True)
        if isinstance(error, OSError):
            error.filename = str(path)
        raise


class Nameless:
    """A file that has no name until it is whole, so that nothing of it is left wherever the writing ends.

    Where a system knows no such file, it stands beside its place under a name of its own. `file` is open for bytes.
    """

    def __init__(self, place: Path) -> None:
        """Open it in the folder of its place. Raises OSError."""
        self._place = place
        self._part: Path | None = place.with_name(f".{place.name}.{os.getpid()}.part")
        self.file: BinaryIO
        try:
            self.file = os.fdopen(os.open(place.parent, os.O_TMPFILE | os.O_WRONLY, 0o666), "wb")
        except (AttributeError, OSError) as error:
            if isinstance(error, OSError) and error.errno not in {errno.EOPNOTSUPP, errno.EISDIR, errno.ENOENT}:
                raise
            self.file = self._part.open("xb")
        else:
            self._part = None

    def put(self) -> None:
        """Put the file in its place, whatever stands there. Raises OSError."""
        self.file.flush()
        os.fsync(self.file.fileno())
        if self._part is None:
            part = self._place.with_name(f".{self._place.name}.{os.getpid()}.part")
            folder = os.open(self._place.parent, os.O_RDONLY)
            try:  # with a folder named, the link of /proc is followed
                os.link(f"/proc/self/fd/{self.file.fileno()}", part, src_dir_fd=folder)
            finally:
                os.close(folder)
            self._part = part
        self.file.close()
        self._part.replace(self._place)

    def close(self) -> None:
        """Throw away what was not put in its place."""
        with suppress(OSError):
            self.file.close()
        if self._part:
            with suppress(FileNotFoundError):
                self._part.unlink()


def check_writable(path: str | Path) -> os.stat_result | None:
    """Return what stands there now, None where nothing does. Raises what `save` would, as far as it can be foreseen."""
    try:
        old = Path(path).stat()
    except FileNotFoundError:
        old = None
    if committed_link(path):
        raise OSError(errno.ELOOP, "a link of the repository leads there", str(path))
    folder = Path(os.path.realpath(path)).parent
    if old and stat.S_ISDIR(old.st_mode):
        raise _refused(errno.EISDIR, path)
    if old is None and not folder.is_dir():
        raise _refused(errno.ENOTDIR if folder.exists() else errno.ENOENT, path)
    if not os.access(path if old else folder, os.W_OK):
        raise _refused(errno.EACCES, path)
    return old


def _refused(why: int, path: str | Path) -> OSError:
    return OSError(why, os.strerror(why), str(path))


def is_plain(path: str | Path, found: os.stat_result) -> bool:
    """Whether a file can be replaced: not a pipe, a device or a folder, nor /dev/stdout, which may be a plain file."""
    return stat.S_ISREG(found.st_mode) and not os.path.abspath(path).startswith(("/dev/", "/proc/"))  # noqa: PTH100  # keeps links
