"""The pytest plugin: case files as tests, the audit, and the legal coverage. `_cerra_rules_hooks` starts it."""
