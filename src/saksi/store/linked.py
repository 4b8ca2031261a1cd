"""The part of a store that answers for several articles together."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager

from sqlalchemy import Connection

from saksi.link import Contradiction, Copy, MergedEvent, Story, Witness
from saksi.store import linked_asking, linking
from saksi.store.linked_values import (
    EventFilters,
    EventSlice,
    StoryFilters,
    StorySlice,
    UnknownEventError,
    UnknownStoryError,
)

ALL_EVENTS = EventFilters()
ALL_STORIES = StoryFilters()


class LinkedStore:
    """Merged events, witnesses, contradictions, copies and stories, as they are kept."""

    def _reading(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def _writing(self) -> AbstractContextManager[Connection]:
        raise NotImplementedError

    def merged_events(
        self,
        filters: EventFilters = ALL_EVENTS,
        cursor: str | None = None,
        limit: int = 50,
        *,
        oldest_first: bool = False,
    ) -> EventSlice:
        """Merged events by their first day, the newest first; `cursor` is that of the last page."""
        with self._reading() as connection:
            return linked_asking.merged_events(connection, filters, cursor, limit, oldest_first)

    def merged_event(self, event_id: str) -> MergedEvent:
        """One merged event, by its id or by that of any report of it.

        `ARTICLE#EVENT` (`wartadermaga-1#v3`) names a report too. Raises `UnknownEventError`.
        """
        with self._reading() as connection:
            found = linked_asking.merged_event(connection, event_id)
        if found is None:
            raise UnknownEventError(f"no event '{event_id}' in this store; see: saksi timeline")
        return found

    def witnesses(self, event_id: str) -> tuple[Witness, ...]:
        """The independent sources of an event, with the articles that lean on each and why."""
        return self.merged_event(event_id).witnesses

    def contradictions(
        self, event_id: str | None = None, *, article: str | None = None, story: str | None = None
    ) -> Sequence[Contradiction]:
        """What reports disagree on, the newest first: of one event, article or story, or all."""
        with self._reading() as connection:
            return linked_asking.contradictions(connection, event_id, article, story)

    def copies(self, article: str) -> Sequence[Copy]:
        """The articles that this one repeats or that repeat it, with the spans they share."""
        with self._reading() as connection:
            return linked_asking.copies(connection, article)

    def stories(
        self, filters: StoryFilters = ALL_STORIES, cursor: str | None = None, limit: int = 50
    ) -> StorySlice:
        """Stories with their articles, but without their timelines, the latest first."""
        with self._reading() as connection:
            return linked_asking.stories(connection, filters, cursor, limit)

    def unlinked(self) -> int:
        """How many articles are kept and not linked; `relink` links them."""
        with self._reading() as connection:
            return linking.unlinked(connection)

    def relink(self) -> Iterator[int]:
        """Link all articles anew, all or nothing; gives the count after each article."""
        with self._writing() as connection:
            yield from linking.relink(connection)

    def story(self, story_id: str) -> Story:
        """One story with its timeline, by its id or that of an article of it.

        Raises `UnknownStoryError`.
        """
        with self._reading() as connection:
            found = linked_asking.story(connection, story_id)
        if found is None:
            raise UnknownStoryError(f"no story '{story_id}' in this store; see: saksi stories")
        return found
