"""`python -m good_call.words` renews the catalogue that translators start from."""

from good_call.words.extraction import TEMPLATE, written

if __name__ == "__main__":
    TEMPLATE.write_text(written(), encoding="utf-8")
