import { dayInWords } from "#app/domain/calendar-words.ts";
import { whatIsMissing } from "#app/domain/evaluation/admission.ts";
import { reading } from "#app/data/db.server.ts";
import { toAdmit } from "#app/data/evaluation-to-admit.server.ts";
import { admissionRefusalInWords } from "#app/components/evaluation/admission-words.ts";
import { EvaluationHead } from "#app/components/evaluation/EvaluationHead.tsx";
import { Pagination } from "#app/components/govuk/Pagination.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { useLoaderData } from "#app/framework.ts";
import { declaredRoundOfPage } from "#app/web/evaluation.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardLoader } from "#app/web/guard.server.ts";
import { pageOf, pagination } from "#app/web/paging.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Check and admit") }];
export const handle = { wide: true };

const size = 50;

export const loader = guardLoader(
  { area: "commissioner", permission: "evaluation:read", params: byId("roundId") },
  async ({ actor, params, url }) =>
    reading(actor, async (tx, now) => {
      const { round } = await declaredRoundOfPage(tx, actor, params.roundId, now);
      const everyone = await toAdmit(tx, round, now);
      const page = pageOf(url.searchParams, everyone.length, size);
      return {
        ...{ roundId: round.id, title: round.title, effectiveOn: dayInWords(round.effectiveOn) },
        ...{ page, count: everyone.length },
        rows: everyone
          .slice((page - 1) * size, page * size)
          .map(({ applicant, lots, providers, acceptedBy, facts }) => {
            const missing = facts.alreadyAdmitted ? [] : whatIsMissing(facts, now);
            return {
              submissionId: applicant.submissionId,
              provider: applicant.provider,
              lots: lots.map((lot) => lot.number).join(", "),
              checks: `${providers.filter(({ check }) => check?.clear).length} of ${providers.length} clear`,
              acceptedBy: acceptedBy ?? "Not yet",
              state: facts.alreadyAdmitted
                ? ("admitted" as const)
                : missing.length === 0
                  ? ("ready" as const)
                  : ("waiting" as const),
              missing: missing.map(admissionRefusalInWords).join(". "),
            };
          }),
      };
    }),
);

const looks = {
  waiting: { word: "Waiting", colour: "grey" },
  ready: { word: "Ready to admit", colour: "blue" },
  admitted: { word: "Admitted", colour: "green" },
} as const;

export default function Admission() {
  const page = useLoaderData<typeof loader>();
  return (
    <>
      <EvaluationHead back={{ href: paths.round(page.roundId), text: "Round" }} caption={page.title}>
        Check and admit
      </EvaluationHead>
      {page.rows.length === 0 ? (
        <EmptyState title="Nobody to admit yet">
          <p className="govuk-body">
            Applicants appear here when their letters have been sent.{" "}
            <a className="govuk-link" href={paths.roundStep(page.roundId, "letters")}>
              See where the letters stand
            </a>
          </p>
        </EmptyState>
      ) : (
        <>
          <p className="govuk-body">
            Admitted lots become memberships, and their prices hold from {page.effectiveOn}.
          </p>
          <ResponsiveTable
            caption="Applicants with at least one lot"
            captionHidden
            dense
            columns={[
              { key: "provider", label: "Applicant" },
              { key: "lots", label: "Lots" },
              { key: "checks", label: "Checks" },
              { key: "terms", label: "Terms accepted by" },
              { key: "state", label: "State" },
              { key: "missing", label: "What is missing" },
            ]}
            rows={page.rows.map((row) => ({
              key: row.submissionId,
              cells: {
                provider: (
                  <a className="govuk-link" href={paths.admissionOf(page.roundId, row.submissionId)}>
                    {row.provider}
                  </a>
                ),
                lots: row.lots,
                checks: row.checks,
                terms: row.acceptedBy,
                state: <StatusTag status={row.state} looks={looks} />,
                missing: row.missing || "–",
              },
            }))}
          />
          <Pagination
            {...pagination(
              page.page,
              page.count,
              size,
              (to) => `${paths.roundStep(page.roundId, "admission")}?page=${to}`,
            )}
          />
        </>
      )}
    </>
  );
}
