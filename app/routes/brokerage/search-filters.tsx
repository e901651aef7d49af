import type { SearchTerms } from "#app/data/search/terms.server.ts";
import { ratingAnswers } from "#app/domain/call-off/requirement.ts";
import { specialismsSought } from "#app/domain/call-off/specialisms.ts";
import { unitInWords } from "#app/domain/framework/unit.ts";
import { Checkboxes } from "#app/components/govuk/Checkboxes.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { ratingInWords } from "#app/components/portal/RatingTag.tsx";
import type { SearchTyped } from "#app/web/search-question.server.ts";

export type SearchFiltersProps = {
  readonly frameworks: readonly Pick<SearchTerms, "reference" | "title">[];
  readonly terms: SearchTerms;
  readonly typed: SearchTyped;
  readonly errors: Readonly<Record<string, string>>;
};

type Choice = { readonly value: string; readonly text: string };

/** Everything that a search can ask; what is left alone asks nothing. */
export function SearchFilters({ frameworks, terms, typed, errors }: SearchFiltersProps) {
  return (
    <>
      {frameworks.length > 1 ? (
        <Select
          name="framework"
          label="Framework"
          items={frameworks.map(({ reference, title }) => ({ value: reference, text: title }))}
          value={terms.reference}
          error={errors["framework"]}
        />
      ) : null}
      <Checkboxes
        name="lot"
        legend="Lots"
        legendSize="s"
        hint="A provider must hold every lot you tick"
        items={terms.lots.map((lot) => ({ value: lot.number, text: `Lot ${lot.number}: ${lot.title}` }))}
        values={typed.lots}
        error={errors["lot"]}
        small
      />
      <Where terms={terms} typed={typed} errors={errors} />
      <Price terms={terms} typed={typed} errors={errors} />
      <Quality typed={typed} errors={errors} />
      <Select name="sort" label="Order" items={sorts} value={typed.sort} error={errors["sort"]} />
    </>
  );
}

type PartProps = Pick<SearchFiltersProps, "terms" | "typed" | "errors">;

function Where({ terms, typed, errors }: PartProps) {
  const areas = terms.areas.map(({ code, name }) => ({ value: code, text: name }));
  return (
    <>
      <Input
        name="postcode"
        label="Near this postcode"
        hint="Like BS1 5TR, or its first half, like BS5"
        value={typed.postcode}
        error={errors["postcode"]}
        width={10}
        autoComplete="off"
        extraLetterSpacing
      />
      <Select
        name="miles"
        label="How far from there"
        items={distances}
        value={typed.miles}
        error={errors["miles"]}
      />
      <Select
        name="area"
        label="Takes people in"
        items={[anyOf("Any area"), ...areas]}
        value={typed.area}
        error={errors["area"]}
      />
    </>
  );
}

function Price({ terms, typed, errors }: PartProps) {
  const lines = terms.lots.flatMap((lot) =>
    lot.lines.map((line) => ({
      value: `${lot.number}-${line.code}`,
      text: `Lot ${lot.number}: ${line.title} (${unitInWords(line.unit)})`,
    })),
  );
  return (
    <>
      <Select
        name="line"
        label="Service line"
        items={[anyOf("Any line"), ...lines]}
        value={typed.line}
        error={errors["line"]}
      />
      <Input
        name="price"
        label="Most it may cost"
        hint="In pounds, for the unit of the line, like 21.50"
        prefix="£"
        width={5}
        inputMode="decimal"
        value={typed.price}
        error={errors["price"]}
      />
    </>
  );
}

function Quality({ typed, errors }: Pick<PartProps, "typed" | "errors">) {
  const known = specialismsSought.includes(typed.specialism) || typed.specialism === "";
  const specialisms = [...specialismsSought, ...(known ? [] : [typed.specialism])];
  return (
    <>
      <Checkboxes
        name="rating"
        legend="CQC rating"
        legendSize="s"
        hint="Leave empty for any"
        items={ratingAnswers.map((rating) => ({ value: rating, text: ratingInWords(rating) }))}
        values={typed.ratings}
        error={errors["rating"]}
        small
      />
      <Select
        name="specialism"
        label="Specialism"
        items={[anyOf("Any"), ...specialisms.map((name) => ({ value: name, text: name }))]}
        value={typed.specialism}
        error={errors["specialism"]}
      />
      <Select name="room" label="Room" items={rooms} value={typed.room} error={errors["room"]} />
      <Checkboxes
        name="stopped"
        legend="Stopped placements"
        legendClasses="govuk-visually-hidden"
        items={[{ value: "include", text: "Include providers whose new placements are stopped" }]}
        values={typed.stopped ? ["include"] : []}
        small
      />
    </>
  );
}

const distances: readonly Choice[] = [
  { value: "1", text: "Within 1 mile" },
  { value: "5", text: "Within 5 miles" },
  { value: "10", text: "Within 10 miles" },
  { value: "25", text: "Within 25 miles" },
];

const rooms: readonly Choice[] = [
  { value: "", text: "With or without room" },
  { value: "any", text: "Has room, however long ago stated" },
  { value: "7", text: "Has room, stated in the last 7 days" },
  { value: "28", text: "Has room, stated in the last 28 days" },
  { value: "90", text: "Has room, stated in the last 90 days" },
];

const sorts: readonly Choice[] = [
  { value: "", text: "Best for what you ask" },
  { value: "distance", text: "Nearest first" },
  { value: "price", text: "Lowest price first" },
  { value: "name", text: "By name" },
];

function anyOf(text: string): Choice {
  return { value: "", text };
}
