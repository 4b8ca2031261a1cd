"""The reader in torch: the encoder, a recurrent layer over words, and one head for each question."""

import torch
from torch import Tensor, nn

from saksi.text.heads import HEADS, PAIR_SIZE, RELATIONS, TYPES
from tools.encoder_model import Encoder

MIXED = 160


class Reader(nn.Module):
    """From pieces and lexicon hints to what each word is and which words belong together."""

    def __init__(self, encoder: Encoder, hidden: int = 384) -> None:
        super().__init__()
        self.encoder = encoder
        self.hint = nn.Linear(len(TYPES) - 1, 64)
        self.mix = nn.LSTM(hidden + 64, MIXED, batch_first=True, bidirectional=True)
        wide = hidden + 64 + 2 * MIXED
        self.drop = nn.Dropout(0.3)
        self.heads = nn.ModuleDict({name: nn.Linear(wide, len(of)) for name, of in HEADS.items()})
        self.head_side = nn.Linear(wide, PAIR_SIZE * len(RELATIONS))
        self.part_side = nn.Linear(wide, PAIR_SIZE * len(RELATIONS))

    def words(self, pieces: Tensor, firsts: Tensor, hints: Tensor) -> Tensor:
        """Word vectors: that of the first piece, the hints, and the recurrent layer's."""
        index = firsts[:, :, None].expand(-1, -1, pieces.shape[-1])
        x = torch.cat([pieces.gather(1, index), torch.relu(self.hint(hints))], -1)
        x = self.drop(x)
        return self.drop(torch.cat([x, self.mix(x)[0]], -1))

    def answers(self, words: Tensor) -> dict[str, Tensor]:
        """Logits of each head, and both sides of the pair scores (batch × words × size)."""
        found = {name: head(words) for name, head in self.heads.items()}
        return found | {"head": self.head_side(words), "part": self.part_side(words)}

    def forward(
        self, ids: Tensor, mask: Tensor, firsts: Tensor, hints: Tensor
    ) -> dict[str, Tensor]:
        """`firsts` counts from `<s>`; see `words` and `answers`."""
        return self.answers(self.words(self.encoder(ids, mask), firsts, hints))


def pair_logits(head: Tensor, part: Tensor, relation: int) -> Tensor:
    """Words × words scores of one window for one relation; the last of each side is a bias."""
    low, high = relation * PAIR_SIZE, (relation + 1) * PAIR_SIZE
    left, right = head[:, low : high - 1], part[:, low : high - 1]
    scores = left @ right.T / (PAIR_SIZE - 1) ** 0.5
    return scores + head[:, high - 1][:, None] + part[:, high - 1][None, :]
