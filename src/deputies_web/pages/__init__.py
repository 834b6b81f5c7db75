"""What people see: one module a noun, each page one query and one template."""
