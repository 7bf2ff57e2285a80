"""Objects in containers: __eq__ for membership, __len__ for truth, __str__ and __repr__ in nested printing."""
from __future__ import annotations


class Card:
    def __init__(self, rank: int, suit: str) -> None:
        self.rank = rank
        self.suit = suit

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Card) and (self.rank, self.suit) == (other.rank, other.suit)

    def __repr__(self) -> str:
        return f"{'23456789TJQKA'[self.rank - 2]}{self.suit}"

    def __str__(self) -> str:
        return f"{self.rank} of {self.suit}"


class Hand:
    def __init__(self, text: str) -> None:
        self.cards = [Card("23456789TJQKA".index(word[0]) + 2, word[1]) for word in text.split()]

    def __len__(self) -> int:
        return len(self.cards)

    def counts(self) -> list[tuple[int, int]]:
        table: dict[int, int] = {}
        for card in self.cards:
            table[card.rank] = table.get(card.rank, 0) + 1
        return sorted([(n, rank) for rank, n in table.items()], reverse=True)

    def rank(self) -> tuple[int, list[int]]:
        counts = self.counts()
        order = [rank for _, rank in counts]
        shape = [n for n, _ in counts]
        flush = all([card.suit == self.cards[0].suit for card in self.cards])
        straight = len(counts) == 5 and order[0] - order[4] == 4
        if straight and flush:
            return 8, order
        for level, wanted in [(7, [4, 1]), (6, [3, 2])]:
            if shape == wanted:
                return level, order
        if flush or straight:
            return (5 if flush else 4), order
        return {2: 3, 3: 2, 4: 1}.get(len(shape), 0) if shape != [3, 1, 1] else 3, order

    def beats(self, other: Hand) -> bool:
        return self.rank() > other.rank()

    def __repr__(self) -> str:
        return "Hand" + str(self.cards)


NAMES = ["high card", "pair", "two pair", "three", "straight", "flush", "full house", "four", "straight flush"]
hands = [Hand("TH JH QH KH AH"), Hand("2C 2D 2H 2S 9C"), Hand("3C 3D 3H 8S 8C"), Hand("2S 9S 4S JS KS"),
         Hand("5C 6D 7H 8S 9C"), Hand("7C 7D 7H 2S 9C"), Hand("4C 4D JH JS 9C"), Hand("QC QD 3H 8S 9C"), Hand("2C 5D 9H JS KC")]
for hand in hands:
    level, order = hand.rank()
    print(f"{str(hand):<26} {NAMES[level]:<15} {order}")
print([a.beats(b) for a, b in zip(hands, hands[1:])], hands[0].beats(hands[0]))
low, high = Hand("2H 2D 5C 6C 8C"), Hand("2S 2C 5H 6H 9H")
print(low.beats(high), high.beats(low), low == low, low == high)
print(Card(14, "S") in Hand("AS").cards, Card(14, "S") in Hand("AH").cards, Hand("2C 3D 2C").cards.count(Card(2, "C")))
print(Hand("2C 3D").cards.index(Card(3, "D")), Hand("KD").cards == [Card(13, "D")], [Card(2, "H")] != [Card(2, "H")])
print("empty" if not Hand("") else "cards", "cards" if Hand("9C") else "empty", len(Hand("9C 8C")))
nested = {"best": (hands[0].cards[0], [hands[0].cards[1]]), "none": (Card(2, "C"), [])}
print(nested)
print(str(hands[0].cards[0]), f"{hands[0].cards[0]} | {hands[0].cards[0]!r:>4} | {[hands[0].cards[0]]}")
deck = [Card(r, s) for s in "CDHS" for r in range(2, 15)]
state = 99
for i in range(len(deck) - 1, 0, -1):
    state = (state * 16807) % 2147483647
    j = state % (i + 1)
    deck[i], deck[j] = deck[j], deck[i]
dealt = [deck[i::10][:5] for i in range(4)]
print(dealt)
deck.remove(Card(2, "C"))
print(len(deck), Card(2, "C") in deck, sorted(dealt[0], key=lambda c: (c.suit, -c.rank)))
