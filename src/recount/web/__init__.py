"""The workbench: Django with a folder for each family of pages, and the published site."""
