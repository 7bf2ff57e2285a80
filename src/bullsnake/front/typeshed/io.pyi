from typing import TextIO as TextIO
