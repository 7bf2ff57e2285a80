import textwrap
from textwrap import dedent, fill

TEXT = """This is a long paragraph -- with dashes--and hyphenated-words like well-known-example, e-mail,
   x-y and a_very_long_word_that_does_not_fit_on_any_line_at_all_because_it_is_so_long. The end! "Quoted." Yes?
\tTabs\tare here."""


def main() -> None:
    for width in (10, 20, 33, 70):
        print(textwrap.wrap(TEXT, width))
    print(fill(TEXT, 40, initial_indent="* ", subsequent_indent="  "))
    print(fill(TEXT, width=30, break_long_words=False, break_on_hyphens=False, drop_whitespace=False))
    print(textwrap.shorten("Hello  world, this is   fine", width=18), textwrap.shorten("Hello world", 8, placeholder="..."))
    print(dedent("""\
        def f():
            return 1

          x
        """))
    print(repr(dedent("  a\n\n    \n   b\n\tc")), repr(dedent("\t x\n\t y")))
    print(textwrap.indent("a\n\n b\n", "> "), textwrap.indent("a\n\nb", "+", lambda line: True))
    w = textwrap.TextWrapper(width=25, max_lines=2, placeholder="~", fix_sentence_endings=True)
    print(w.wrap(TEXT), w.wrap("One. Two! Three? four"))
    w.width = 12
    print(w.fill("aaa bbb ccc ddd eee fff ggg"))
    try:
        textwrap.wrap("x", 0)
    except ValueError as e:
        print(e)


main()
