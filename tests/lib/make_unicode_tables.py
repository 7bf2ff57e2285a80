"""Writes src/bullsnake/lib/unicode_tables.py from the character database of the Python that runs it: python tests/lib/make_unicode_tables.py FILE."""
import sys, unicodedata
def ranges(pred):
    out=[];start=None
    for c in range(0x110000):
        if pred(chr(c)):
            if start is None: start=c
        elif start is not None: out.append((start,c-1)); start=None
    if start is not None: out.append((start,0x10ffff))
    return out
def lit(codes):
    s=''
    for c in codes:
        ch=chr(c)
        if 32<=c<127 and ch not in '"\\': s+=ch
        elif c<256: s+=f'\\x{c:02x}'
        elif c<65536: s+=f'\\u{c:04x}'
        else: s+=f'\\U{c:08x}'
    return s
def emit(name,doc,codes):
    # each literal split into lines of <=120
    out=[f'{name} = (']
    chunk=[];
    n=0
    line=''
    for c in codes:
        p=lit([c])
        if len(line)+len(p)>110: out.append(f'    "{line}"'); line=''
        line+=p
    out.append(f'    "{line}"'); out.append(')')
    return f'# {doc}\n'+'\n'.join(out)+'\n'
flat=lambda rs:[x for r in rs for x in r]
def mapping(f):
    """runs (first, last, step, delta) of single-code mappings"""
    runs=[]
    for c in range(0x110000):
        m=f(chr(c))
        if len(m)==1 and ord(m)!=c:
            d=ord(m)-c
            if runs:
                a,b,st,dd=runs[-1]
                if dd==d and (c-b)==st or (dd==d and a==b and c-b<=2):
                    runs[-1]=(a,c,c-b,d); continue
            runs.append((c,c,1,d))
    return runs
def special(f): return [(c,f(chr(c))) for c in range(0x110000) if len(f(chr(c)))>1]
def runcodes(rs):
    out=[]
    for a,b,st,d in rs: out+= [a,b,st,(d if d>=0 else -d)*2+(d<0)]
    return out
def spec(sp):
    out=[]
    for c,m in sp: out+=[c]+[ord(x) for x in m]+[0]*(3-len(m))
    return out
parts=['"""Tables of Unicode '+unicodedata.unidata_version+', written by tests/lib/make_unicode_tables.py.\n\nRanges are pairs first, last; case runs are quadruples first, last, step, 2 * |distance| + (1 when downwards); expansions are a code\nand the three codes (0: none) that it becomes. Each table is a string whose code points are the numbers.\n"""\n\n# fmt: off\n']
N=255
parts.append(emit('ALPHA','str.isalpha',flat(ranges(str.isalpha))))
parts.append(emit('DECIMAL','str.isdecimal: the first of ten each, but for the runs of fifty',flat(ranges(str.isdecimal))))
parts.append(emit('DIGIT','str.isdigit and not isdecimal',flat(ranges(lambda c:c.isdigit() and not c.isdecimal()))))
parts.append(emit('NUMERIC','str.isnumeric and not isdigit',flat(ranges(lambda c:c.isnumeric() and not c.isdigit()))))
parts.append(emit('LOWER','str.islower',flat(ranges(str.islower))))
parts.append(emit('UPPER','str.isupper',flat(ranges(str.isupper))))
parts.append(emit('TITLE','titlecase letters',flat(ranges(lambda c:unicodedata.category(c)=='Lt'))))
parts.append(emit('UNPRINTABLE','not str.isprintable',flat(ranges(lambda c:not c.isprintable()))))
parts.append(emit('SPACE','str.isspace',flat(ranges(str.isspace))))
parts.append(emit('ID_START','may begin an identifier',flat(ranges(str.isidentifier))))
parts.append(emit('ID_CONTINUE','may go on in an identifier, beyond those that begin one',flat(ranges(lambda c:('a'+c).isidentifier() and not c.isidentifier()))))
parts.append(emit('TO_UPPER','case runs of upper',runcodes(mapping(str.upper))))
parts.append(emit('TO_LOWER','case runs of lower',runcodes(mapping(str.lower))))
parts.append(emit('TO_TITLE','case runs of title where it differs from upper',runcodes(mapping(lambda c: c.title() if c.title()!=c.upper() and len(c.title())==1 else c))))
parts.append(emit('TO_FOLD','case runs of casefold where it differs from lower',runcodes(mapping(lambda c: c.casefold() if c.casefold()!=c.lower() and len(c.casefold())==1 else c))))
parts.append(emit('UPPER_LONG','expansions of upper',spec(special(str.upper))))
parts.append(emit('LOWER_LONG','expansions of lower',spec(special(str.lower))))
parts.append(emit('TITLE_LONG','expansions of title',spec(special(str.title))))
parts.append(emit('FOLD_LONG','expansions of casefold',spec(special(str.casefold))))
t='\n'.join(parts)
open(sys.argv[1],'w').write(t)
print(len(t), unicodedata.unidata_version)
for f in (str.upper,str.lower,str.title,str.casefold): print(max((len(m) for c,m in special(f)),default=0), len(special(f)))
print([ (hex(a),hex(b)) for a,b in ranges(str.isdecimal) if (b-a+1)%10], all(unicodedata.decimal(chr(a))==0 for a,b in ranges(str.isdecimal)))
