import { Checkboxes } from "#app/components/govuk/Checkboxes.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { percentInWords, type Total } from "#app/domain/evaluation/outcome.ts";

/** "own" is proposed by the reader, who therefore cannot approve it. */
export type DecisionState = "waiting" | "ready" | "own" | "proposed" | "approved" | "sent";

export type DecisionRow = {
  readonly key: string;
  readonly submissionId: string;
  readonly provider: string;
  readonly state: DecisionState;
  readonly admitted: boolean;
  readonly total: Total | null;
  readonly why: string;
  readonly by: string;
};

export type DecisionsOfLotProps = {
  readonly lot: string;
  /** How many applied for the lot and how many are in, on all pages. */
  readonly applied: number;
  readonly admitted: number;
  readonly rows: readonly DecisionRow[];
  readonly can: { readonly propose: boolean; readonly approve: boolean };
  readonly chosen: readonly string[];
  readonly href: (submissionId: string) => string;
};

const states = {
  waiting: { word: "Not ready", colour: "grey" },
  ready: { word: "To propose", colour: "blue" },
  own: { word: "Proposed by you", colour: "yellow" },
  proposed: { word: "To approve", colour: "yellow" },
  approved: { word: "Approved", colour: "green" },
  sent: { word: "Letter sent", colour: "green" },
} as const;

/** Who is in and who is not in one lot, and why, before the letters go. */
export function DecisionsOfLot(props: DecisionsOfLotProps) {
  const { lot, applied, admitted, rows, can, chosen, href } = props;
  return (
    <ResponsiveTable
      caption={`${lot}: ${admitted} in, of ${applied}`}
      dense
      columns={[
        { key: "provider", label: "Applicant" },
        { key: "outcome", label: "Outcome" },
        { key: "total", label: "Score", numeric: true },
        { key: "why", label: "Why not, or what is missing" },
        { key: "state", label: "State" },
        { key: "by", label: "Proposed and approved by" },
        ...(rows.some((row) => selectable(row.state, can)) ? [{ key: "choose", label: "Select" }] : []),
      ]}
      rows={rows.map((row) => ({
        key: row.key,
        cells: {
          provider: (
            <a className="govuk-link" href={href(row.submissionId)}>
              {row.provider}
            </a>
          ),
          outcome: row.state === "waiting" ? "–" : row.admitted ? "Admitted" : "Not admitted",
          total: row.total ? percentInWords(row.total) : "–",
          why: row.why || "–",
          state: <StatusTag status={row.state} looks={states} />,
          by: row.by || "–",
          choose: selectable(row.state, can) ? <Choose row={row} lot={lot} chosen={chosen} /> : "–",
        },
      }))}
    />
  );
}

function selectable(state: DecisionState, can: DecisionsOfLotProps["can"]): boolean {
  return (state === "ready" && can.propose) || (state === "proposed" && can.approve);
}

function Choose({
  row,
  lot,
  chosen,
}: {
  readonly row: DecisionRow;
  readonly lot: string;
  readonly chosen: readonly string[];
}) {
  return (
    <Checkboxes
      name="lot"
      idPrefix={`lot-${row.key.replaceAll("/", "-")}`}
      small
      formGroupClasses="govuk-!-margin-bottom-0"
      values={chosen.length > 0 ? chosen : [row.key]}
      items={[
        {
          value: row.key,
          text: (
            <span className="govuk-visually-hidden">
              {row.provider}, {lot}
            </span>
          ),
        },
      ]}
    />
  );
}
