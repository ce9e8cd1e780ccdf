"""Sources that know what a URL stands for, one file each; found by a scan, so that adding one edits no other file."""
