"""Zip archives byte by byte, so that every field of them can lie."""
import struct
import zlib
from dataclasses import dataclass, field

from case import Repeat

STORED, DEFLATED = 0, 8
DATE = 33  # 1980-01-01


# ---- checksum of repeated bytes, without going through them -------------------------------------------------------------------------

def _times(a, b):
    """The product of two polynomials modulo that of CRC-32, bits reflected."""
    product = 0
    for bit in range(31, -1, -1):
        if a >> bit & 1:
            product ^= b
        b = b >> 1 ^ (0xEDB88320 if b & 1 else 0)
    return product


def _shift(length):
    """x to the power of eight times the length."""
    power, square, bits = 1 << 31, 1 << 30, length * 8
    while bits:
        if bits & 1:
            power = _times(square, power)
        square, bits = _times(square, square), bits >> 1
    return power


def _joined(crc, other, length):
    return _times(_shift(length), crc) ^ other


def _repeated(chunk, times):
    result, crc, length = 0, zlib.crc32(chunk), len(chunk)
    while times:
        if times & 1:
            result = _joined(result, crc, length)
        crc, length, times = _joined(crc, crc, length), length * 2, times >> 1
    return result


# ---- entries ------------------------------------------------------------------------------------------------------------------------

def pieces(content):
    """Text, bytes, a Repeat, or a list of them -> list of Repeats."""
    content = content if isinstance(content, list) else [content]
    return [piece if isinstance(piece, Repeat) else Repeat(piece, 1) for piece in content]


def packed(content, method):
    """-> packed bytes, checksum, size. Each piece is flushed to a whole byte and to no memory of what stood before, so it can be laid
    down any number of times."""
    out, crc, size = [], 0, 0
    for piece in pieces(content):
        crc = _joined(crc, _repeated(piece.chunk, piece.times), len(piece))
        size += len(piece)
        if method == DEFLATED:
            deflate = zlib.compressobj(9, zlib.DEFLATED, -15)
            out.append((deflate.compress(piece.chunk) + deflate.flush(zlib.Z_FULL_FLUSH)) * piece.times)
        else:
            out.append(piece.chunk * piece.times)
    return b"".join(out) + (b"\x03\x00" if method == DEFLATED else b""), crc, size


@dataclass
class Entry:
    """`local` and `central` overrule single fields in one of the two headers: name, version, flags, method, crc, packed, size, extra,
    offset (central only)."""

    name: bytes
    body: bytes
    crc: int
    size: int
    method: int = DEFLATED
    flags: int = 0x800
    extra: bytes = b""
    descriptor: bool = False
    local: dict = field(default_factory=dict)
    central: dict = field(default_factory=dict)

    def fields(self, where):
        own = {"name": self.name, "version": 20, "flags": self.flags | (8 if self.descriptor else 0), "method": self.method,
               "crc": self.crc, "packed": len(self.body), "size": self.size, "extra": self.extra}
        if where == "local" and self.descriptor:
            own.update(crc=0, packed=0, size=0)
        return {**own, **getattr(self, where)}

    def local_bytes(self):
        f = self.fields("local")
        head = struct.pack("<4sHHHHHIIIHH", b"PK\3\4", f["version"], f["flags"], f["method"], 0, DATE, f["crc"], f["packed"], f["size"],
                           len(f["name"]), len(f["extra"]))
        tail = struct.pack("<4sIII", b"PK\7\10", self.crc, len(self.body), self.size & 0xFFFFFFFF) if self.descriptor else b""
        return head + f["name"] + f["extra"] + self.body + tail

    def central_bytes(self, offset):
        f = self.fields("central")
        offset = f.get("offset", offset)
        return struct.pack("<4sHHHHHHIIIHHHHHII", b"PK\1\2", 20, f["version"], f["flags"], f["method"], 0, DATE, f["crc"], f["packed"],
                           f["size"], len(f["name"]), len(f["extra"]), 0, 0, 0, 0, offset) + f["name"] + f["extra"]


def entry(name, content, method=DEFLATED, **lies):
    body, crc, size = packed(content, method)
    name = name.encode() if isinstance(name, str) else name
    if size > 0xFFFFFFFF:  # sizes of more than 32 bits stand in an extra field
        wide = struct.pack("<HHQ", 1, 8, size)
        lies = {"central": {"size": 0xFFFFFFFF, "extra": wide}, "local": {"size": 0xFFFFFFFF, "extra": wide}, **lies}
    return Entry(name, body, crc, size, method, **lies)


# ---- archives -----------------------------------------------------------------------------------------------------------------------

def end(count, size, offset, comment=b"", /, **lies):
    """The end of the directory."""
    f = {"disk": 0, "disk_of_directory": 0, "count_here": min(count, 65535), "count": min(count, 65535), "size": size, "offset": offset,
         "comment_length": len(comment), **lies}
    return struct.pack("<4sHHHHIIH", b"PK\5\6", f["disk"], f["disk_of_directory"], f["count_here"], f["count"], f["size"], f["offset"],
                       f["comment_length"]) + comment


def end64(count, size, offset, at):
    """The end of a zip64 directory and its locator."""
    return (struct.pack("<4sQHHIIQQQQ", b"PK\6\6", 44, 45, 45, 0, 0, count, count, size, offset) +
            struct.pack("<4sIQI", b"PK\6\7", 0, at, 1))


def archive(entries, prefix=b"", between=b"", comment=b"", **lies):
    """Bytes of an archive of entries. `between`: what stands before the end of the directory; lies go to end()."""
    out, offsets = [prefix], []
    at = 0  # offsets count from the archive's own beginning, as programs do that know nothing of a prefix
    for one in entries:
        offsets.append(at)
        out.append(one.local_bytes())
        at += len(out[-1])
    directory = b"".join(one.central_bytes(offset) for one, offset in zip(entries, offsets))
    return b"".join(out) + directory + between + end(len(entries), len(directory), at, comment, **lies)


def of_parts(parts, method=DEFLATED, **lies):
    """Bytes of an archive of a dict of name -> content; what is None is left out."""
    return archive([entry(name, content, method) for name, content in parts.items() if content is not None], **lies)
