"""Which glyphs the sprite of a page holds: `templates/design/sprite.html` draws exactly these."""

SYMBOLS = frozenset(
    {
        *("light", "fel", "neutron", "electron", "support"),
        *("on", "half", "ring", "check", "cross", "ask", "info", "warn"),
        *("lock", "arrow", "out", "down", "sort", "search"),
    }
)


class UnknownSymbolError(ValueError):
    """A template asks for a glyph that the sprite does not hold."""

    def __init__(self, name: str) -> None:
        super().__init__(f"The sprite has no symbol {name!r}. It has: {', '.join(sorted(SYMBOLS))}.")
