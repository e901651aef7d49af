import { Checkboxes } from "#app/components/govuk/Checkboxes.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { ratingInWords } from "#app/components/portal/RatingTag.tsx";
import { ratingAnswers } from "#app/domain/call-off/requirement.ts";
import { specialismsSought } from "#app/domain/call-off/specialisms.ts";
import type { MatchTyped } from "./match-filter.server.ts";

export type MatchFiltersProps = {
  readonly typed: MatchTyped;
  readonly lots: readonly { readonly id: string; readonly name: string }[];
};

/** How a shortlist is narrowed and sorted. */
export function MatchFilters({ typed, lots }: MatchFiltersProps) {
  return (
    <>
      {lots.length > 1 ? (
        <Select
          name="lot"
          label="Lot"
          value={typed.lot}
          items={lots.map(({ id, name }) => ({ value: id, text: name }))}
        />
      ) : null}
      <Select
        name="sort"
        label="Order"
        hint="Those without room stated in the last 4 weeks come last"
        value={typed.sort}
        items={[
          { value: "price", text: "Lowest cost of a week first" },
          { value: "distance", text: "Nearest first" },
          { value: "rating", text: "Best rated first" },
          { value: "room", text: "Room stated last first" },
        ]}
      />
      <Select
        name="miles"
        label="How far from the district"
        value={typed.miles}
        items={[
          ...[1, 5, 10, 25].map((miles) => ({
            value: String(miles),
            text: miles === 1 ? "Within 1 mile" : `Within ${miles} miles`,
          })),
          { value: "any", text: "Any distance" },
        ]}
      />
      <Select
        name="room"
        label="Room"
        value={typed.room}
        items={[
          { value: "", text: "With or without room" },
          { value: "any", text: "Has room, however long ago stated" },
          { value: "28", text: "Has room, stated in the last 28 days" },
          { value: "7", text: "Has room, stated in the last 7 days" },
        ]}
      />
      <Select
        name="specialism"
        label="Specialism"
        value={typed.specialism}
        items={[
          { value: "", text: "Any" },
          ...specialismsSought.map((name) => ({ value: name, text: name })),
        ]}
      />
      <Checkboxes
        name="rating"
        legend="CQC rating"
        legendSize="s"
        hint="Leave empty for any"
        items={ratingAnswers.map((rating) => ({ value: rating, text: ratingInWords(rating) }))}
        values={typed.ratings}
        small
      />
    </>
  );
}
