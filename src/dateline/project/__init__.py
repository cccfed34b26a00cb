"""The project: settings, addresses and the command line. It wires the rooms together."""
