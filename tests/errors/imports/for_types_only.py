"""A module that is imported for an annotation must be there, too."""
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal  # error: "there is no module "decimal""
    # help: "compiled programs do not have decimal"


def show(price: "Decimal") -> str:
    return f"{price} EUR"


print(show.__name__)
