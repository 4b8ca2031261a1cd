"""What a store keeps, in the forms that other programs read: one small module a form."""

from saksi.views.exports.form import Edges, Form, Options, Written
from saksi.views.exports.registry import FORMS

__all__ = ["FORMS", "Edges", "Form", "Options", "Written"]
