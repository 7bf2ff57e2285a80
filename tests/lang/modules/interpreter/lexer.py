from tree import MiniError

SYMBOLS = ["->", "+", "-", "*", "/", "<", "(", ")", "="]


class Lexer:
    def __init__(self, text: str) -> None:
        self.tokens = self.split(text)
        self.at = 0

    def split(self, text: str) -> list[str]:
        out: list[str] = []
        i = 0
        while i < len(text):
            if text[i] == " ":
                i += 1
                continue
            for symbol in SYMBOLS:
                if text.startswith(symbol, i):
                    out.append(symbol)
                    i += len(symbol)
                    break
            else:
                start = i
                while i < len(text) and text[i].isalnum():
                    i += 1
                if i == start:
                    raise MiniError("lexical", f"bad character {text[i]!r}")
                out.append(text[start:i])
        return out

    def peek(self) -> str:
        return self.tokens[self.at] if self.at < len(self.tokens) else ""

    def next(self) -> str:
        token = self.peek()
        self.at += 1
        return token

    def expect(self, wanted: str) -> None:
        found = self.next()
        if found != wanted:
            raise MiniError("syntax", f"expected {wanted!r}, found {found or 'the end'!r}")
