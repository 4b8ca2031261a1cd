"""English rules, one module for each stage and theme."""
