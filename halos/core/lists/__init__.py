"""One way to show many rows: words, facets with counts, order, pages, CSV; all by GET, so that it can be kept."""
