from typing import Callable as Callable
from typing import Collection as Collection
from typing import Container as Container
from typing import Hashable as Hashable
from typing import Iterable as Iterable
from typing import Iterator as Iterator
from typing import Mapping as Mapping
from typing import Sequence as Sequence
from typing import Generator as Generator
from typing import MutableMapping as MutableMapping
from typing import MutableSequence as MutableSequence
from typing import AbstractSet
from typing import ItemsView as ItemsView
from typing import KeysView as KeysView
from typing import MutableSet as MutableSet
from typing import ValuesView as ValuesView
from typing import Sized as Sized

Set = AbstractSet
