"""The ground every model stands on: frozen, closed to unknown keys, trimmed of stray spaces."""

from pydantic import BaseModel, ConfigDict


class Record(BaseModel):
    """A frozen record which refuses keys it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, str_strip_whitespace=True)
