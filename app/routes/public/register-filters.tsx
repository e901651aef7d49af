import { Input } from "#app/components/govuk/Input.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { paths } from "#app/web/paths.ts";

export type RegisterFiltersProps = {
  readonly lots: readonly { readonly id: string; readonly plainName: string }[];
  readonly areas: readonly { readonly id: string; readonly name: string }[];
  readonly typed: Readonly<Record<"need" | "place" | "miles" | "area" | "name" | "letter", string>>;
  readonly errors: Readonly<Record<string, string>>;
};

/** What the register can be searched by: need, place and name. */
export function RegisterFilters({ lots, areas, typed, errors }: RegisterFiltersProps) {
  return (
    <>
      <Select
        name="need"
        label="What is needed"
        items={[
          { value: "", text: "Any care or support" },
          ...lots.map(({ id, plainName }) => ({ value: id, text: plainName })),
        ]}
        value={typed.need}
        error={errors["need"]}
      />
      <Input
        name="place"
        label="Postcode"
        hint="Or its first half, like BS5"
        value={typed.place}
        error={errors["place"]}
        autoComplete="postal-code"
        extraLetterSpacing
      />
      <Select
        name="miles"
        label="How far from there"
        items={[
          { value: "2", text: "Within 2 miles" },
          { value: "5", text: "Within 5 miles" },
          { value: "10", text: "Within 10 miles" },
          { value: "20", text: "Within 20 miles" },
          { value: "any", text: "Any distance" },
        ]}
        value={typed.miles}
        error={errors["miles"]}
      />
      <Select
        name="area"
        label="Works in"
        items={[{ value: "", text: "Any area" }, ...areas.map(({ id, name }) => ({ value: id, text: name }))]}
        value={typed.area}
        error={errors["area"]}
      />
      <Input name="name" label="Name" value={typed.name} error={errors["name"]} />
    </>
  );
}

const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ".split("");

/** The register by its first letter, keeping what else was asked. */
export function RegisterLetters({ current, query }: { readonly current: string; readonly query: string }) {
  return (
    <nav aria-label="By first letter">
      <ul className="app-letters">
        {["", ...alphabet].map((letter) => (
          <li key={letter}>
            {letter === current.toUpperCase() ? (
              <strong aria-current="true">{letter || "All"}</strong>
            ) : (
              <a className="govuk-link" href={letterHref(query, letter)}>
                {letter || "All"}
              </a>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}

function letterHref(query: string, letter: string): string {
  const search = new URLSearchParams(query);
  if (letter) search.set("letter", letter);
  else search.delete("letter");
  return search.size > 0 ? `${paths.register}?${search.toString()}` : paths.register;
}
