"""Which files are kept: by the ending of the name and by how the content begins, which must agree."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
_RTF = (b"{\\rtf",)
_RAR = (b"Rar!\x1a\x07",)
_PICTURES = {
    "jpg": (b"\xff\xd8\xff",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "gif": (b"GIF87a", b"GIF89a"),
    "bmp": (b"BM",),
}
_IMAGE = tuple(sign for signs in _PICTURES.values() for sign in signs)
# Old and new Office files change names among each other, and an encrypted new one is an old container.
_OFFICE = (*_ZIP, *_OLE)

# What an office's cases come with; nothing that a double click would run. Pictures swap endings on phones.
KEPT: dict[str, tuple[bytes, ...]] = {
    **dict.fromkeys(("docx", "xlsx", "pptx", "xls", "ppt", "et", "dps"), _OFFICE),
    **dict.fromkeys(("doc", "wps"), (*_OFFICE, *_RTF)),
    **dict.fromkeys(("ods", "odt", "ofd", "zip"), _ZIP),
    "pdf": (b"%PDF-",),
    "rar": _RAR,
    **dict.fromkeys(("jpg", "jpeg", "png", "gif", "bmp"), _IMAGE),
    **dict.fromkeys(("webp",), (b"RIFF",)),
    **dict.fromkeys(("heic", "heif"), (b"",)),
    **dict.fromkeys(("txt", "csv", "json"), (b"",)),
}
_PLAIN = frozenset({"txt", "csv", "json"})
_PHONE_PHOTOS = frozenset({"heic", "heif"})
_WIDE_TEXT = (b"\xff\xfe", b"\xfe\xff")
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", *_ZIP, *_OLE, *_RAR, b"%PDF-")
_BRAND = slice(4, 8)  # where an HEIC file says `ftyp`


def ending_of(name: str) -> str:
    """The lower-case ending without its dot; empty when there is none."""
    return name.rpartition(".")[2].lower() if "." in name else ""


def is_kept(name: str) -> bool:
    """Whether files of this name are taken at all."""
    return ending_of(name) in KEPT


def is_as_named(name: str, data: bytes) -> bool:
    """Whether the content is of a kind that may bear this ending; an empty file is said to be empty later."""
    ending = ending_of(name)
    if not data:
        return True
    if ending in _PLAIN:
        return data.startswith(_WIDE_TEXT) or not (b"\0" in data or data.startswith(_PROGRAMS))
    if ending in _PHONE_PHOTOS:
        return data[_BRAND] == b"ftyp"
    return data.startswith(KEPT[ending])


def picture_ending(data: bytes) -> str:
    """How a picture without a name is called; empty if it is none."""
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "webp"
    return next((ending for ending, signs in _PICTURES.items() if data.startswith(signs)), "")
