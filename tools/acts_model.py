"""The head of acts in torch: recurrent layers over frozen states of the encoder."""

import torch
from torch import Tensor, nn
from torch.nn.utils.rnn import pack_padded_sequence, pad_packed_sequence

from saksi.text.encoder import STATES
from saksi.text.heads import TYPES
from tools.tagger_model import STATE

HINTED, RECURRENT, LAYERS = 64, 160, 2
DROP = 0.4


class Triggers(nn.Module):
    """From a window's states and lexicon hints to logits of what each word tells."""

    def __init__(self) -> None:
        super().__init__()
        wide = STATE * len(STATES)
        self.norm = nn.LayerNorm(wide)
        self.hint = nn.Linear(len(TYPES) - 1, HINTED)
        self.mix = nn.LSTM(wide + HINTED, RECURRENT, LAYERS, batch_first=True,
                           bidirectional=True, dropout=DROP)  # fmt: skip
        self.out = nn.Linear(2 * RECURRENT + HINTED, len(TYPES))
        self.drop = nn.Dropout(DROP)

    def forward(self, states: Tensor, hints: Tensor) -> Tensor:
        """Logits, batch × words × types, of windows of one length."""
        x, hinted = self.seen(states, hints)
        return self.said(self.mix(x)[0], hinted)

    def padded(self, states: Tensor, hints: Tensor, lengths: Tensor) -> Tensor:
        """Logits of windows of several lengths, the shorter ones filled up behind."""
        x, hinted = self.seen(states, hints)
        packed = pack_padded_sequence(x, lengths, batch_first=True, enforce_sorted=False)
        return self.said(pad_packed_sequence(self.mix(packed)[0], batch_first=True)[0], hinted)

    def seen(self, states: Tensor, hints: Tensor) -> tuple[Tensor, Tensor]:
        """What the recurrent layers read, and the hints in their inner form."""
        hinted = torch.relu(self.hint(hints))
        return self.drop(torch.cat([self.norm(states), hinted], -1)), hinted

    def said(self, mixed: Tensor, hinted: Tensor) -> Tensor:
        """The last step."""
        return self.out(self.drop(torch.cat([mixed, hinted], -1)))
