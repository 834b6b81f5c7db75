"""Results of councils' work, recomputed from an exported record and the pages docs/results alone: no import of ours."""
