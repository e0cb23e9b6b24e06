"""What is kept in the data folder, wherever that is."""

from pathlib import Path

import pytest
from kombu.utils.url import parse_url

from core import embedded


@pytest.mark.parametrize(
    "folder",
    ["/srv/data", "/srv/my data", "/srv/d%41ta", "/srv/#1?", "/srv/é", "/srv/" + "x" * 99],
)
def test_the_brokers_address_leads_to_its_socket(folder: str) -> None:
    path = embedded.socket_path(Path(folder))
    assert parse_url(embedded.broker_url(Path(folder)))["virtual_host"] == str(path)[1:]
    assert len(str(path)) <= embedded.SOCKET_PATH_LIMIT


def test_two_folders_have_two_sockets() -> None:
    assert len({embedded.socket_path(Path(f"/srv/data {n}")) for n in range(2)}) == 2
