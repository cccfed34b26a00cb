"""A request that breaks off never reaches the desk."""

import pytest

from dateline.project.bodies import WholeBodies


class Desk:
    """An application that notes what it is given."""

    def __init__(self) -> None:
        self.bodies: list[bytes] = []

    async def __call__(self, scope, receive, send) -> None:
        self.bodies.append((await receive())["body"])


def arriving(*messages):
    left = list(messages)

    async def receive():
        return left.pop(0)

    return receive


def part(body: bytes, more: bool = True) -> dict:
    return {"type": "http.request", "body": body, "more_body": more}


@pytest.fixture
def desk() -> Desk:
    return Desk()


async def test_a_body_in_parts_arrives_whole(desk):
    await WholeBodies(desk)(
        {}, arriving(part(b"The mayor was "), part(b"not arrested", False)), None
    )
    assert desk.bodies == [b"The mayor was not arrested"]


async def test_a_body_that_breaks_off_is_dropped(desk):
    left = {"type": "http.disconnect"}
    await WholeBodies(desk)({}, arriving(part(b"The mayor was "), left), None)
    assert desk.bodies == []
