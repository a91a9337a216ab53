"""IPTC's marks for what made a text, as ninjs and NewsML-G2 carry them: http://cv.iptc.org/newscodes/digitalsourcetype/."""

from typing import Final

_SCHEME: Final = "http://cv.iptc.org/newscodes/digitalsourcetype/"
MACHINE_MADE: Final = f"{_SCHEME}trainedAlgorithmicMedia"
# Something of a trained model's together with something of a person's.
MACHINE_MADE_AND_EDITED: Final = f"{_SCHEME}compositeWithTrainedAlgorithmicMedia"
