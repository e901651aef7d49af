import type { CaseReason } from "#app/domain/brokerage/panel.ts";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { aWeek, caseLooks, caseStatus, lastDay, reasonWords } from "./panel-words.ts";
import type { ShownDecision } from "./DecisionShown.tsx";

export type ShownCase = {
  readonly id: string;
  readonly reference: string;
  readonly why: CaseReason;
  readonly askedWeekly: number;
  readonly askedByName: string;
  readonly withdrawnAt: Date | null;
  readonly decision: ShownDecision | null;
};

export type CaseTableProps = {
  readonly caption: string;
  readonly captionHidden?: boolean;
  readonly cases: readonly ShownCase[];
  /** Where a case is read. */
  readonly hrefOf: (caseId: string) => string;
};

/** Cases in a table: whose request, why, what is asked, and where each stands. */
export function CaseTable({ caption, captionHidden, cases, hrefOf }: CaseTableProps) {
  return (
    <ResponsiveTable
      caption={caption}
      captionHidden={captionHidden}
      columns={[
        { key: "reference", label: "Request" },
        { key: "why", label: "Why it comes" },
        { key: "asked", label: "Asked for", numeric: true },
        { key: "by", label: "Put by" },
        { key: "state", label: "Decision" },
      ]}
      rows={cases.map((one) => ({
        key: one.id,
        cells: {
          reference: (
            <a className="govuk-link" href={hrefOf(one.id)}>
              {one.reference}
            </a>
          ),
          why: reasonWords[one.why],
          asked: aWeek(one.askedWeekly),
          by: one.askedByName,
          state: <StateOfCase one={one} />,
        },
      }))}
    />
  );
}

function StateOfCase({ one }: { readonly one: ShownCase }) {
  const { decision } = one;
  const status = caseStatus({ withdrawn: one.withdrawnAt !== null, decision });
  return (
    <>
      <StatusTag status={status} looks={caseLooks} />
      {decision?.limitWeekly && decision.expiresOn
        ? ` ${aWeek(decision.limitWeekly)} until ${lastDay(decision.expiresOn)}`
        : null}
      {decision?.chairsAction ? " (chair’s action)" : null}
    </>
  );
}
