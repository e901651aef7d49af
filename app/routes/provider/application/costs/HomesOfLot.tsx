import { Tag, type TagColour } from "#app/components/govuk/Tag.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import type { CostForm } from "#app/domain/pricing/cost-model/template.ts";
import { paths } from "#app/web/paths.ts";
import type { ModelProgress, standingOfModel } from "./cost-standing.ts";

type HomesOfLotProps = {
  readonly applicationId: string;
  readonly lotId: string;
  readonly unit: string;
  readonly form: CostForm;
  readonly homes: readonly (ReturnType<typeof standingOfModel> & {
    readonly id: string;
    readonly name: string;
  })[];
};

/** The places of a lot with how far the model of each has come and whether it adds up to the price. */
export function HomesOfLot({ applicationId, lotId, unit, form, homes }: HomesOfLotProps) {
  const other = form === "short" ? "full" : "short";
  const path = (id: string) => paths.applicationHomeCosts(applicationId, lotId, id);
  return (
    <ResponsiveTable
      caption={homes.length === 1 ? "Your cost model" : "Your cost models"}
      columns={[
        { key: "home", label: "For" },
        { key: "state", label: "State" },
        { key: "total", label: `Model, per ${unit}`, numeric: true },
        { key: "price", label: "Your price", numeric: true },
        { key: "words", label: "Does it add up?" },
      ]}
      rows={homes.map((home) => ({
        key: home.id,
        cells: {
          home: (
            <>
              <a className="govuk-link" href={path(home.id)}>
                {home.name}
              </a>
              {home.progress === "blank" ? (
                <a
                  className="govuk-link govuk-link--no-visited-state app-aside"
                  href={`${path(home.id)}?form=${other}`}
                >
                  Use the {other} form<span className="govuk-visually-hidden"> for {home.name}</span>
                </a>
              ) : null}
            </>
          ),
          state: <Tag colour={states[home.progress].colour}>{states[home.progress].word}</Tag>,
          total: home.total ?? "None yet",
          price: home.price ?? (home.progress === "blank" ? "–" : "None yet"),
          words: (
            <>
              {home.sentence}
              {home.gaps.map((gap) => (
                <span key={gap} className="app-aside">
                  {gap}
                </span>
              ))}
            </>
          ),
        },
      }))}
    />
  );
}

const states: Readonly<Record<ModelProgress, { readonly word: string; readonly colour: TagColour }>> = {
  blank: { word: "Blank", colour: "grey" },
  carried: { word: "From last round", colour: "yellow" },
  partial: { word: "Partial", colour: "blue" },
  complete: { word: "Complete", colour: "green" },
};
