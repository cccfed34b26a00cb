"""The journal: changes, how they chain, fold, travel and are cut into segments. A pure kernel."""
