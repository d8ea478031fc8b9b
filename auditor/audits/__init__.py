"""The audits, one file each, in a folder per category. auditor.catalogue lists them."""
