"""Write a file so that it is whole at every moment: the old one or the new one."""

from pathlib import Path


def replace_file(path: Path, content: bytes) -> None:
    """Write `content` to `path`, with the folders it needs."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(content)
    beside.replace(path)
