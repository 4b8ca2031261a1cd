"""The heads over the encoder: what each one says of a word, in the order of its outputs."""

TYPES = (
    "O", "ACCUSE", "AGREE", "AID", "ASSAULT", "COERCE", "CONCEDE", "CONSULT", "COOPERATE",
    "MOBILIZE", "PROTEST", "REJECT", "REQUEST", "RETREAT", "SANCTION", "SUPPORT", "THREATEN",
)  # fmt: skip
STATUSES = ("happened", "ongoing", "planned", "demanded", "denied", "conditional", "possible")
NAMES = ("O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC")
CONTENT = ("O", "B", "I")
CUE = ("O", "CUE")
RELATIONS = ("speaker", "source", "cue", "actor", "recipient")
HEADS = {"names": NAMES, "content": CONTENT, "cue": CUE, "act": TYPES, "status": STATUSES}
PAIR_SIZE = 64
