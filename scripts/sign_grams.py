"""Learn the weights of single words and pairs of words."""

from dataclasses import dataclass

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from quills.safety._signs.grams import grams
from quills.safety._signs.wordpiece import words

LEAST = 2  # texts that hold a gram
LOOSE = 10  # the inverse of the penalty on squared weights
PART = 1.0  # of the score, beside the encoder; chosen on `fit`


@dataclass(frozen=True)
class Learnt:
    counted: TfidfVectorizer
    weights: np.ndarray
    """Signs x grams."""
    bias: np.ndarray

    def scores(self, texts: list[str]) -> np.ndarray:
        return np.asarray(self.counted.transform(texts) @ self.weights.T + self.bias)


def said(text: str) -> list[str]:
    return grams([word for word, _, _ in words(text)])


def learn_grams(texts: list[str], wanted: np.ndarray) -> Learnt:
    """Wanted: texts x signs."""
    counted = TfidfVectorizer(analyzer=said, sublinear_tf=True, min_df=LEAST)
    table = counted.fit_transform(texts)
    models = [
        LogisticRegression(C=LOOSE, class_weight="balanced", max_iter=1000).fit(table, column)
        for column in wanted.T
    ]
    weights = np.concatenate([model.coef_ for model in models])
    bias = np.concatenate([model.intercept_ for model in models])
    return Learnt(counted, PART * weights, PART * bias)
