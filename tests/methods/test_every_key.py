"""Every key of every shipped file, misspelt, removed or given a wrong value, is refused with its line."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from samsyn.methods.command import run
from samsyn.methods.faults import Fault, MethodError
from samsyn.methods.files import read_node
from samsyn.methods.library import SHIPPED

FILES = sorted(SHIPPED.glob("*.yaml"))
FEWEST = {
    "linkopingsmodellen": 815,
    "linkopingsmodellen.akero": 19,
    "linkopingsmodellen.norrvik": 19,
    "report_meeting": 300,
    "sig": 500,
    "sig.akero": 15,
    "sig.norrvik": 15,
    "sspf": 300,
}
Place = tuple[MappingNode, MappingNode, int, int]


def compose(path: Path) -> MappingNode:
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    assert isinstance(node, MappingNode)
    return node


def keys(root: MappingNode) -> Iterator[Place]:
    """Each key: what to read, its mapping, its place in that, and the line the mapping is known by.

    What to read is the whole file for a key at the top, and only the way down to it for a key further in,
    so that each of them can be tried in time.
    """
    line = root.start_mark.line + 1
    for place, (key, value) in enumerate(root.value):
        yield root, root, place, line
        alone = MappingNode(root.tag, [(key, value)], root.start_mark, root.end_mark)
        yield from inner_keys(alone, value, key.start_mark.line + 1)


def inner_keys(alone: MappingNode, node: Node, line: int) -> Iterator[Place]:
    if isinstance(node, SequenceNode):
        for item in node.value:
            ((key, _),) = alone.value
            short = SequenceNode(node.tag, [item], node.start_mark, node.end_mark)
            one = MappingNode(alone.tag, [(key, short)], alone.start_mark, alone.end_mark)
            yield from inner_keys(one if alone.value[0][1] is node else alone, item, item.start_mark.line + 1)
    if isinstance(node, MappingNode):
        for place, (key, value) in enumerate(node.value):
            yield alone, node, place, line
            yield from inner_keys(alone, value, key.start_mark.line + 1)


@contextmanager
def instead(mapping: MappingNode, place: int, *pair: tuple[Node, Node]) -> Iterator[None]:
    whole = mapping.value
    mapping.value = [*whole[:place], *pair, *whole[place + 1 :]]
    try:
        yield
    finally:
        mapping.value = whole


def faults_in(root: MappingNode) -> tuple[Fault, ...]:
    try:
        read_node(root, "metod.yaml")
    except MethodError as error:
        return error.faults
    return ()


def misspelt(word: str) -> str:
    """The word with two letters swapped, or one doubled where a swap changes nothing."""
    swapped = word[:-2] + word[-1] + word[-2]
    return swapped if swapped != word else word + word[-1]


def wrong_values(value: Node) -> Iterator[Node]:
    """Two values of other types than the one that stands there: a list or keys, and a scalar."""
    marks = value.start_mark, value.end_mark
    words = ScalarNode("tag:yaml.org,2002:str", "Fel sorts värde!", *marks)
    if isinstance(value, SequenceNode):
        yield MappingNode("tag:yaml.org,2002:map", [(words, words)], *marks)
    else:
        yield SequenceNode("tag:yaml.org,2002:seq", [words], *marks)
    if value.tag.endswith(":bool"):
        yield words
    else:
        yield ScalarNode("tag:yaml.org,2002:bool", "true", *marks)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
class TestEveryKey:
    def test_there_are_keys_to_try_and_the_file_itself_holds(self, path: Path) -> None:
        root = compose(path)
        assert len(list(keys(root))) >= FEWEST[path.stem]
        assert faults_in(root) == ()

    def test_misspelt_it_is_refused_on_its_own_line_with_what_was_meant(self, path: Path) -> None:
        root, passed = compose(path), []
        for file, mapping, place, _ in list(keys(root)):
            key, value = mapping.value[place]
            wrong = ScalarNode(key.tag, misspelt(key.value), key.start_mark, key.end_mark)
            with instead(mapping, place, (wrong, value)):
                faults = faults_in(file)
            line = key.start_mark.line + 1
            if not any(
                fault.line == line and wrong.value in fault.key and key.value in fault.message
                for fault in faults
            ):
                passed.append((line, key.value, faults))
        assert passed == []

    def test_removed_it_is_refused_and_named_on_the_line_where_it_belongs(self, path: Path) -> None:
        root, passed = compose(path), []
        for file, mapping, place, line in list(keys(root)):
            key, _ = mapping.value[place]
            with instead(mapping, place):
                faults = faults_in(file)
            if not any(fault.line == line and fault.key.split(".")[-1] == key.value for fault in faults):
                passed.append((line, key.value, faults))
        assert passed == []

    def test_a_value_of_another_type_is_refused_on_its_line(self, path: Path) -> None:
        root, passed = compose(path), []
        for file, mapping, place, _ in list(keys(root)):
            key, value = mapping.value[place]
            for wrong in wrong_values(value):
                with instead(mapping, place, (key, wrong)):
                    faults = faults_in(file)
                line = key.start_mark.line + 1
                end = wrong.end_mark.line + 1
                if not any(line <= fault.line <= end and key.value in fault.key for fault in faults):
                    passed.append((line, key.value, wrong.tag))
        assert passed == []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_the_command_refuses_each_misspelt_key_at_the_top_of_a_file(path: Path, tmp_path: Path) -> None:
    lines = path.read_text(encoding="utf-8").split("\n")
    tops = [number for number, line in enumerate(lines) if line[:1].isalpha()]
    assert len(tops) >= 10
    for number in tops:
        key = lines[number].partition(":")[0]
        changed = tmp_path / "metod.yaml"
        changed.write_text(
            "\n".join([*lines[:number], lines[number].replace(key, misspelt(key), 1), *lines[number + 1 :]])
        )
        stderr = io.StringIO()
        assert run(["check", str(changed)], io.StringIO(), stderr) == 2
        assert f"{changed}:{number + 1}: {misspelt(key)}: " in stderr.getvalue()
        assert f"”{key}”" in stderr.getvalue()
