"""The names head in torch: a recurrent layer over frozen states of the encoder."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from saksi.text.heads import NAMES
from saksi.text.naming import STYLES
from saksi.text.syntax import BUCKETS, PARTS
from tools.tagger_model import STATE

INNER, RECURRENT, SPELLING, STYLE = 256, 192, 16, 16
DROP = 0.4


class Namer(nn.Module):
    """From a sentence's states, spellings and manner of annotation to logits of name tags."""

    def __init__(self, layers: int = 2) -> None:
        super().__init__()
        self.norms = nn.ModuleList(nn.LayerNorm(STATE) for _ in range(layers))
        self.inner = nn.Linear(STATE * layers, INNER)
        self.spelling = nn.Embedding(BUCKETS, SPELLING)
        self.style = nn.Embedding(len(STYLES), STYLE)
        nn.init.normal_(self.spelling.weight, std=0.1)
        wide = INNER + PARTS * SPELLING + STYLE
        self.mix = nn.LSTM(wide, RECURRENT, batch_first=True, bidirectional=True)
        self.out = nn.Sequential(
            nn.Linear(2 * RECURRENT + INNER, 128), nn.GELU(), nn.Linear(128, len(NAMES))
        )
        self.drop = nn.Dropout(DROP)

    def forward(self, states: Tensor, spellings: Tensor, style: Tensor) -> Tensor:
        """Logits, batch × words × tags."""
        parts = states.split(STATE, -1)
        x = torch.cat([norm(part) for norm, part in zip(self.norms, parts, strict=True)], -1)
        x = self.drop(functional.gelu(self.inner(x)))
        spelled = self.drop(self.spelling(spellings).flatten(2))
        styled = self.style(style)[:, None].expand(-1, x.shape[1], -1)
        mixed = self.mix(torch.cat([x, spelled, styled], -1))[0]
        return self.out(self.drop(torch.cat([mixed, x], -1)))
