"""Where coverage can come in from: a package or file for each source, which knows nothing of the others."""
