"""The environment, read once and in one place: every other module asks `settings`."""

import os
import secrets
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def text(name: str, default: str = "") -> str:
    """The value of `name`, without surrounding blanks; `default` where it is not set."""
    return os.environ.get(name, default).strip()


def flag(name: str) -> bool:
    """True where `name` is set to 1, true, yes or on."""
    return text(name).lower() in {"1", "true", "yes", "on"}


def words(name: str, default: str = "") -> list[str]:
    """The comma-separated values of `name`."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def folder(name: str, default: Path) -> Path:
    """The folder that `name` points to; `default` where it is not set."""
    return Path(text(name) or default).resolve()


def secret_key(data_dir: Path) -> str:
    """HALOS_SECRET_KEY, or a key made once and kept in the data folder, readable by its owner only."""
    given = text("HALOS_SECRET_KEY")
    if given:
        return given
    kept = data_dir / "secret_key"
    if not kept.exists():
        _write_secret(kept)
    return kept.read_text(encoding="ascii")


def _write_secret(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f".secret_key.{os.getpid()}")
    descriptor = os.open(fresh, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(48))
    try:
        os.link(fresh, path)  # atomic: of two processes that start at once, both use the first one's key
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
