"""`{% load linkworker %}` in any template; `{% load govuk_forms %}` in the form templates."""
