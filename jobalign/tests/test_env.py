"""Settings come from the environment, and typos fail loudly."""

from __future__ import annotations

from pathlib import Path

import pytest

from jobalign.env import Env, EnvironmentProblem


def test_a_value_comes_from_the_process_then_the_file_then_the_default(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("# mail\nexport A='from file'\nB=from file\n\n")
    env = Env({"A": "from process"}, tmp_path / ".env")
    assert (env.text("A"), env.text("B"), env.text("C", "default")) == (
        "from process",
        "from file",
        "default",
    )


def test_an_empty_value_is_the_default() -> None:
    assert Env({"PORT": ""}).integer("PORT", 8000) == 8000


@pytest.mark.parametrize(("said", "means"), [("1", True), ("Yes", True), ("off", False)])
def test_words_for_true_and_false(said: str, means: bool) -> None:
    assert Env({"DEBUG": said}).boolean("DEBUG", default=not means) is means


@pytest.mark.parametrize(
    ("environ", "sentence"),
    [
        ({"DEBUG": "ture"}, "DEBUG is “ture”; it must be true or false."),
        ({"PORT": "80a"}, "PORT is “80a”; it must be a whole number."),
        ({"PORT": "99999"}, "PORT is 99999; it must be from 1 to 65535."),
        ({"ENGINE": "magic"}, "ENGINE is “magic”; it must be one of local, groq."),
        ({"RATE": "fast"}, "RATE is “fast”; it must be a number."),
    ],
)
def test_a_value_of_the_wrong_shape_is_a_sentence(environ: dict[str, str], sentence: str) -> None:
    env = Env(environ)
    with pytest.raises(EnvironmentProblem, match=f"^{sentence}$"):
        (
            env.boolean("DEBUG", default=False),
            env.integer("PORT", 8000, least=1, most=65535),
            env.text("ENGINE", "local", choices=("local", "groq")),
            env.number("RATE", 1.0),
        )


def test_a_name_in_the_file_that_nothing_reads_fails(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("DATABSE_URL=sqlite:///x\n")
    env = Env({}, tmp_path / ".env")
    env.text("DATABASE_URL")
    with pytest.raises(EnvironmentProblem, match=r"Did you mean DATABASE_URL\?"):
        env.refuse_unknown()


def test_a_misspelt_name_in_the_process_fails_and_other_names_do_not() -> None:
    env = Env({"HOME": "/root", "PATH": "/bin", "GROQ_API_KYE": "x"})
    env.text("GROQ_API_KEY")
    with pytest.raises(EnvironmentProblem, match=r"Did you mean GROQ_API_KEY\?"):
        env.refuse_unknown()


def test_a_line_that_is_no_setting_fails(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("A=1\nnonsense\n")
    with pytest.raises(EnvironmentProblem, match=r"Line 2 of \.env"):
        Env({}, tmp_path / ".env")
