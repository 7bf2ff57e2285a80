"""Strings: indexing, concatenation, iteration, comparison, common methods."""


def reverse(text: str) -> str:
    result = ""
    for ch in text:
        result = ch + result
    return result


def is_palindrome(text: str) -> bool:
    letters = ""
    for ch in text.lower():
        if ch.isalpha():
            letters += ch
    return letters == reverse(letters)


def caesar(text: str, shift: int) -> str:
    out = ""
    for ch in text:
        if "a" <= ch <= "z":
            out += chr((ord(ch) - ord("a") + shift) % 26 + ord("a"))
        elif "A" <= ch <= "Z":
            out += chr((ord(ch) - ord("A") + shift) % 26 + ord("A"))
        else:
            out += ch
    return out


def count_vowels(text: str) -> int:
    n = 0
    for i in range(len(text)):
        if text[i] in "aeiou":
            n += 1
    return n


message = "The quick brown fox jumps over the lazy dog"
print(reverse(message))
print(is_palindrome("A man, a plan, a canal: Panama"), is_palindrome("almost"))
secret = caesar(message, 13)
print(secret)
print(caesar(secret, -13) == message)
print(count_vowels(message), len(message), message[0], message[-1])
print("fox" in message, "cat" not in message, message.find("fox"), message.find("cat"))
print(message.upper())
print("-" * 20 + ">" + "ab" * 3)
print("apple" < "banana", "Zebra" < "apple", "abc" < "abcd", "" == "")
print("  padded ".strip() + "|", "one,two,three".replace(",", ";"))
print(message.startswith("The"), message.endswith("cat"), message.count("o"))
print(repr("it's"), repr('say "hi"'), repr("tab\tnewline\n\\"))
