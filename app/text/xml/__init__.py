"""XML of any vocabulary, whose caller says, or whose structure shows, which elements stand in a sentence."""

from app.text.xml.document import XmlDocument, XmlRules

__all__ = ["XmlDocument", "XmlRules"]
