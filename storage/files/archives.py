"""Zip files: what they hold, and the refusal of those that would grow beyond measure."""

from __future__ import annotations

import zipfile
from pathlib import PurePosixPath

from storage.files.problems import FileProblem
from storage.files.sources import Source, in_archive

MOST_MEMBERS = 200
#: Bytes, unpacked.
LARGEST_MEMBER, LARGEST_WHOLE = 200 << 20, 500 << 20
#: Text packs to a tenth or a thirtieth; a large member that packs to less than this is made to fill a disk.
LARGEST_RATIO, RATIO_FROM = 250, 10 << 20
ENCRYPTED, UTF8_NAME = 0x1, 0x800
#: Members by which a zip shows itself as a workbook, and as another office file.
WORKBOOKS = ("xl/workbook.xml", "xl/workbook.bin", "content.xml")
OFFICE = "[Content_Types].xml"


def is_workbook(archive: Source) -> bool:
    """Is the zip a workbook? Raises FileProblem: not_zip, too_large; unknown_format for another office file."""
    infos = _infos(archive)
    names = {info.filename for info in infos}
    found = not names.isdisjoint(WORKBOOKS)
    if not found and OFFICE in names:
        raise FileProblem("unknown_format", archive.file)
    if found:
        _check_sizes(archive, infos)
    return found


def members(archive: Source) -> list[Source]:
    """The files in a zip but for hidden ones. Raises FileProblem: not_zip (broken or encrypted), too_large."""
    infos = [info for info in _infos(archive) if not info.is_dir() and not _is_hidden(_path(info))]
    if len(infos) > MOST_MEMBERS:
        raise FileProblem("too_large", archive.file, f"{len(infos)} files")
    if any(info.flag_bits & ENCRYPTED for info in infos):
        raise FileProblem("not_zip", archive.file, "encrypted")
    _check_sizes(archive, infos)
    assert archive.path is not None  # a zip in a zip is not looked into
    return [in_archive(archive.path, info, _path(info).name) for info in infos]


def _infos(archive: Source) -> list[zipfile.ZipInfo]:
    try:
        with archive.open() as stream, zipfile.ZipFile(stream) as opened:
            return opened.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        raise FileProblem("not_zip", archive.file) from error


def _check_sizes(archive: Source, infos: list[zipfile.ZipInfo]) -> None:
    """By the sizes that the zip declares; no more than these is ever unpacked."""
    for info in infos:
        grows = info.file_size > RATIO_FROM and info.file_size > LARGEST_RATIO * info.compress_size
        if info.file_size > LARGEST_MEMBER or grows:
            raise FileProblem("too_large", archive.file, info.filename)
    if sum(info.file_size for info in infos) > LARGEST_WHOLE:
        raise FileProblem("too_large", archive.file)


def _path(info: zipfile.ZipInfo) -> PurePosixPath:
    """The member's name. Where the zip does not say that it is UTF-8, it is UTF-8 all the same or DOS's own."""
    name = info.filename
    if not info.flag_bits & UTF8_NAME:
        written = name.encode("cp437", "replace")
        try:
            name = written.decode()
        except UnicodeDecodeError:
            name = written.decode("cp850")
    return PurePosixPath(name.replace("\\", "/"))


def _is_hidden(path: PurePosixPath) -> bool:
    return any(part.startswith((".", "__MACOSX")) for part in path.parts)
