"""The tagger in torch: tags and a biaffine parse over frozen states of the encoder."""

from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.nn import functional

from saksi.text.syntax import BUCKETS, PARTS, RELATIONS, STYLES, TAGS

STATE = 384


@dataclass(frozen=True)
class Sizes:
    """How wide each part is; `layers` is how many of the encoder's states come in."""

    layers: int = 2
    inner: int = 320
    spelling: int = 24
    style: int = 16
    recurrent: int = 256
    arc: int = 256
    relation: int = 192
    drop: float = 0.33


class Tagger(nn.Module):
    """From a sentence's states, spellings and style to logits of tags, heads and relations."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.sizes = sizes
        self.norms = nn.ModuleList(nn.LayerNorm(STATE) for _ in range(sizes.layers))
        self.inner = nn.Linear(STATE * sizes.layers, sizes.inner)
        self.spelling = nn.Embedding(BUCKETS, sizes.spelling)
        self.style = nn.Embedding(len(STYLES), sizes.style)
        nn.init.normal_(self.spelling.weight, std=0.1)
        wide = sizes.inner + PARTS * sizes.spelling + sizes.style
        self.mix = nn.LSTM(
            wide, sizes.recurrent, num_layers=2, batch_first=True, bidirectional=True,
            dropout=sizes.drop,
        )  # fmt: skip
        out = 2 * sizes.recurrent
        self.tag = nn.Sequential(nn.Linear(out, 128), nn.GELU(), nn.Linear(128, len(TAGS)))
        self.arc_dep, self.arc_head = nn.Linear(out, sizes.arc), nn.Linear(out, sizes.arc)
        self.arc = nn.Linear(sizes.arc, sizes.arc + 1, bias=False)
        self.rel_dep, self.rel_head = nn.Linear(out, sizes.relation), nn.Linear(out, sizes.relation)
        self.rel = nn.Linear(sizes.relation, len(RELATIONS))
        self.root = nn.Parameter(torch.zeros(out))
        self.drop = nn.Dropout(sizes.drop)

    def words(self, states: Tensor, spellings: Tensor, style: Tensor) -> Tensor:
        """Batch × words × size; `states` is batch × words × (layers · 384)."""
        parts = states.split(STATE, -1)
        x = torch.cat([norm(part) for norm, part in zip(self.norms, parts, strict=True)], -1)
        x = functional.gelu(self.inner(x))
        spelled = self.spelling(spellings).flatten(2)
        styled = self.style(style)[:, None].expand(-1, x.shape[1], -1)
        x = self.drop(torch.cat([x, spelled, styled], -1))
        return self.drop(self.mix(x)[0])

    def forward(
        self, states: Tensor, spellings: Tensor, style: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor]:
        """Tags; arcs (words × words and root first); what dependents and heads bring to relations."""
        x = self.words(states, spellings, style)
        heads = torch.cat([self.root.expand(x.shape[0], 1, -1), x], 1)
        dep = self.drop(functional.gelu(self.arc_dep(x)))
        head = self.drop(functional.gelu(self.arc_head(heads)))
        sides = self.arc(dep)
        arcs = sides[..., :-1] @ head.transpose(1, 2) / self.sizes.arc**0.5 + (
            (head.mean(-1))[:, None] * sides[..., -1:]
        )
        return self.tag(x), arcs, self.rel_dep(x), self.rel_head(heads)

    def relations(self, dep: Tensor, head: Tensor) -> Tensor:
        """Logits of the relation between dependents and their heads, already side by side."""
        return self.rel(self.drop(functional.gelu(dep + head)))
