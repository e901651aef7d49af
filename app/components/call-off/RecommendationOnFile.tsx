import { routeWords } from "#app/components/call-off/call-off-words.ts";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import type { CallOffRoute } from "#app/domain/call-off/state.ts";

export type RecommendationOnFileProps = {
  readonly facts: readonly (readonly [what: string, value: string])[];
  readonly routes: readonly {
    readonly route: CallOffRoute;
    readonly allowed: boolean;
    readonly preferred: boolean;
    readonly chosen: boolean;
    readonly bars: readonly string[];
    readonly for: readonly string[];
    readonly against: readonly string[];
    readonly duties: readonly string[];
  }[];
  readonly rules: readonly {
    readonly id: string;
    readonly lot: string;
    readonly route: string;
    readonly from: string;
    readonly source: string;
  }[];
};

/** The recommendation that a route was chosen on, as it was made: what it was weighed on, every route with its reasons, and the rules that held. */
export function RecommendationOnFile({ facts, routes, rules }: RecommendationOnFileProps) {
  return (
    <section aria-label="The recommendation, as it was made">
      <h2 className="govuk-heading-m">The recommendation, as it was made</h2>
      <SummaryList rows={facts.map(([key, value]) => ({ key, value }))} />
      <ResponsiveTable
        caption="Routes weighed"
        columns={[
          { key: "route", label: "Route" },
          { key: "for", label: "For it, or what bars it" },
          { key: "against", label: "Against it" },
          { key: "asks", label: "It asks for" },
        ]}
        rows={routes.map((one) => ({
          key: one.route,
          cells: {
            route: `${routeWords[one.route]}: ${standing(one)}`,
            for: <Sentences words={one.allowed ? one.for : one.bars} />,
            against: <Sentences words={one.allowed ? one.against : []} />,
            asks: <Sentences words={one.allowed ? one.duties : []} />,
          },
        }))}
      />
      {rules.length > 0 ? (
        <ResponsiveTable
          caption="Rules of the lots that held that day"
          columns={[
            { key: "lot", label: "Lot" },
            { key: "route", label: "Route" },
            { key: "from", label: "In force from" },
            { key: "source", label: "Source" },
          ]}
          rows={rules.map(({ id, ...cells }) => ({ key: id, cells }))}
        />
      ) : null}
    </section>
  );
}

function standing({ allowed, preferred, chosen }: RecommendationOnFileProps["routes"][number]): string {
  const weighed = preferred ? "recommended" : allowed ? "allowed" : "not allowed";
  return chosen ? `${weighed}, chosen` : weighed;
}

function Sentences({ words }: { readonly words: readonly string[] }) {
  if (words.length === 0) return "–";
  return (
    <ul className="govuk-list govuk-!-margin-bottom-0">
      {words.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
    </ul>
  );
}
