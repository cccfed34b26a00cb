"""The newsroom's record and its rules: the only room that writes journals."""
