"""Where the dataset is: a folder, or an address of any file system that pyarrow knows."""

from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyarrow import ArrowInvalid, fs

from lib.files.atomic_write import flush_folder, replace
from lib.model import DataError


@dataclass(frozen=True, slots=True)
class Place:
    """A folder by its path on a file system; `address` is what people call it.

    Errors of a file system that cannot be reached are `DataError`.
    """

    address: str
    files: Any
    """A `pyarrow.fs.FileSystem`."""
    path: str

    @property
    def folder(self) -> Path | None:
        """The folder where it is one of this machine; None at an address."""
        return Path(self.path) if isinstance(self.files, fs.LocalFileSystem) else None

    def inside(self, *names: str) -> str:
        """The path of a file in it, for `files`."""
        return "/".join([self.path.rstrip("/"), *names])

    def read(self, name: str) -> bytes | None:
        """The bytes of a file; None where there is none."""
        try:
            with self.files.open_input_file(self.inside(name)) as file:
                content: bytes = file.readall()
                return content
        except FileNotFoundError:
            return None
        except OSError as error:
            raise self.unreachable(error) from None

    def write(self, name: str, content: bytes) -> None:
        """Put a file in its place in one step: who reads it sees the old bytes or the new ones."""
        try:
            if self.folder is None:  # an object store replaces a whole object or nothing
                with self.files.open_output_stream(self.inside(name)) as stream:
                    stream.write(content)
                return
            target = self.folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            replace(target, content)
        except OSError as error:
            raise self.unreachable(error) from None

    def flush_names(self, *folders: str) -> None:
        """Make sure that the names in folders of it are on disk, where it is on this machine; an
        object store keeps what it has taken."""
        if self.folder is None:
            return
        try:
            for name in folders:
                flush_folder(self.folder / name)
        except OSError as error:
            raise self.unreachable(error) from None

    def sizes(self, name: str) -> dict[str, int]:
        """Bytes of every file below a folder in it, by path below that; empty if it is missing."""
        selector = fs.FileSelector(self.inside(name), recursive=True, allow_not_found=True)
        try:
            found = self.files.get_file_info(selector)
        except OSError as error:
            raise self.unreachable(error) from None
        below = len(self.inside(name).lstrip("/")) + 1
        return {
            one.path.lstrip("/")[below:]: one.size for one in found if one.type == fs.FileType.File
        }

    def changed(self, name: str) -> tuple[int, int]:
        """What is another when a file is: its time of change (ns) and size; zeros if missing."""
        try:
            info = self.files.get_file_info(self.inside(name))
        except OSError as error:
            raise self.unreachable(error) from None
        return (info.mtime_ns or 0, info.size or 0) if info.is_file else (0, 0)

    def folders(self) -> list[str]:
        """The names of the folders in it."""
        selector = fs.FileSelector(self.path, allow_not_found=True)
        try:
            found = self.files.get_file_info(selector)
        except OSError as error:
            raise self.unreachable(error) from None
        return sorted(one.base_name for one in found if one.type == fs.FileType.Directory)

    def remove(self, name: str) -> None:
        """Remove a folder in it, if it can be: what stays is in nobody's way."""
        with suppress(OSError):
            self.files.delete_dir(self.inside(name))

    def unreachable(self, error: OSError) -> DataError:
        """What a failing file system says, in one line, with the place as people call it."""
        said = (error.strerror or str(error) or type(error).__name__).splitlines()[0]
        said = said.replace(self.path, self.address)
        return DataError(self.address, f"it cannot be read or written ({said[:200]})")


def place_at(address: str | Path) -> Place:
    """The place that is named: a path, or an address such as ``s3://bucket/trade``.

    A store that speaks S3 elsewhere is named as pyarrow does it,
    ``s3://bucket/trade?endpoint_override=http://127.0.0.1:9000``; keys come from the environment
    (``AWS_ACCESS_KEY_ID``, ``AWS_SECRET_ACCESS_KEY``). Of an address that shows no password in
    errors, everything behind the question mark and before ``@`` is left out.
    """
    spelled = str(address)
    if "://" not in spelled:
        path = Path(spelled).absolute()
        return Place(spelled, fs.LocalFileSystem(), path.as_posix())
    try:
        files, path = fs.FileSystem.from_uri(spelled)
        if not path:
            raise ValueError("it names no bucket or folder")
    except (ArrowInvalid, ValueError, OSError) as error:
        said = str(error).splitlines()[0][:200]
        raise DataError(_shown(spelled), f"it is no address of a dataset ({said})") from None
    return Place(_shown(spelled), files, path)


def _shown(address: str) -> str:
    """An address without keys and settings."""
    scheme, _, rest = address.partition("://")
    return f"{scheme}://{rest.partition('?')[0].rpartition('@')[2]}"
