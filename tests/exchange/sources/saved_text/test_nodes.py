from dateline.exchange.sources.saved_text import nodes
from dateline.newsroom.documents import check_document, document


def test_the_newsroom_takes_every_kind_of_block():
    blocks = [
        nodes.paragraph(), nodes.paragraph("Text."), nodes.image("Waves.", "Ada Lorn"),
        nodes.gallery([nodes.image("", "A"), nodes.image("B", "")]),
        nodes.quote(["We stay."], "Ada Lorn", ""), nodes.timeline([("2013", "One.")]),
        nodes.bullet_list(["one"]), nodes.ordered_list(["one"], 3),
    ]  # fmt: skip
    check_document(document(*blocks))
