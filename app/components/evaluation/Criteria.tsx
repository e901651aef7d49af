import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { percentInWords, type Criterion } from "#app/domain/evaluation/outcome.ts";
import { highestScore } from "#app/domain/evaluation/scoring.ts";
import { unreachable } from "#app/domain/verdict.ts";

const looks = {
  met: { word: "Met", colour: "green" },
  not: { word: "Not met", colour: "red" },
} as const;

/** Why a lot was given or not, criterion by criterion. */
export function Criteria({
  caption,
  criteria,
}: {
  readonly caption: string;
  readonly criteria: readonly Criterion[];
}) {
  return (
    <ResponsiveTable
      caption={caption}
      captionSize="s"
      dense
      columns={[
        { key: "criterion", label: "Criterion" },
        { key: "found", label: "What was found" },
        { key: "result", label: "Result" },
      ]}
      rows={criteria.map((criterion, index) => ({ key: index, cells: cellsOf(criterion) }))}
    />
  );
}

function cellsOf(criterion: Criterion) {
  switch (criterion.kind) {
    case "screening":
      return {
        criterion: criterion.title,
        found: criterion.reason || (criterion.met ? "The answer passes" : "The answer fails"),
        result: <Result met={criterion.met} />,
      };
    case "score":
      return {
        criterion: `${criterion.title} (weight ${criterion.weight})`,
        found: criterion.reason,
        result: `${criterion.score} of ${highestScore}`,
      };
    case "total":
      return {
        criterion: `All scores together, at least ${criterion.minimum}%`,
        found: `${percentInWords(criterion)}: ${criterion.points} of ${criterion.of} weighted points`,
        result: <Result met={criterion.met} />,
      };
    case "prices":
      return {
        criterion: "Every price at or under its cap",
        found: pricesInWords(criterion),
        result: <Result met={criterion.met} />,
      };
    default:
      return unreachable(criterion);
  }
}

function Result({ met }: { readonly met: boolean }) {
  return <StatusTag status={met ? "met" : "not"} looks={looks} />;
}

function pricesInWords({
  priced,
  over,
  missing,
}: {
  readonly priced: number;
  readonly over: number;
  readonly missing: number;
}) {
  const said = [
    `${priced} ${priced === 1 ? "price" : "prices"}`,
    over > 0 ? `${over} over the cap` : "none over the cap",
  ];
  return [...said, ...(missing > 0 ? [`${missing} that must be given missing`] : [])].join(", ");
}

/** Why a lot was not given, in a line: the criteria that were not met. */
export function shortfall(criteria: readonly Criterion[]): string {
  return criteria
    .flatMap((criterion) => {
      if (criterion.kind === "score" || criterion.met) return [];
      if (criterion.kind === "screening") return [criterion.title];
      return criterion.kind === "total"
        ? [`${percentInWords(criterion)} of at least ${criterion.minimum}%`]
        : [pricesInWords(criterion)];
    })
    .join("; ");
}
