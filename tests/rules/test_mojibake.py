"""What is known of garbled characters without ftfy is what ftfy says of them."""

from ftfy import fix_encoding

from awesome_lint.rules.enc.mojibake import commonly_garbled


def test_ftfy_mends_the_common_ones_alike() -> None:
    table = commonly_garbled()

    assert {garbled: fix_encoding(garbled) for garbled in table} == table


def test_both_encodings_are_known() -> None:
    assert commonly_garbled()["Œº"] == "μ"
    assert commonly_garbled()["â€™"] == "’"
