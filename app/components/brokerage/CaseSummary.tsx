import { inWords } from "#app/domain/calendar-words.ts";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import type { ShownCase } from "./CaseTable.tsx";
import { aWeek, caseLooks, caseStatus, reasonWords } from "./panel-words.ts";

export type CaseSummaryProps = {
  readonly one: ShownCase & { readonly askedAt: Date };
  readonly requestHref: string;
  readonly sitting: { readonly href: string; readonly when: string } | undefined;
};

/** What a case is about and where it stands. */
export function CaseSummary({ one, requestHref, sitting }: CaseSummaryProps) {
  const status = caseStatus({ withdrawn: one.withdrawnAt !== null, decision: one.decision });
  return (
    <SummaryList
      rows={[
        { key: "State", value: <StatusTag status={status} looks={caseLooks} /> },
        { key: "Why it comes", value: reasonWords[one.why] },
        { key: "Asked for", value: aWeek(one.askedWeekly) },
        { key: "Put by", value: `${one.askedByName}, ${inWords(one.askedAt)}` },
        {
          key: "Request",
          value: (
            <a className="govuk-link" href={requestHref}>
              {one.reference}
            </a>
          ),
        },
        {
          key: "Sitting",
          value: sitting ? (
            <a className="govuk-link" href={sitting.href}>
              {sitting.when}
            </a>
          ) : (
            "None is called that takes it"
          ),
        },
      ]}
    />
  );
}
