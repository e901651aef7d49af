import { admitEveryoneReady } from "#app/commands/evaluation/admit-everyone.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import type { Instant } from "#app/domain/calendar.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import { whatIsMissing } from "#app/domain/evaluation/admission.ts";
import { reading } from "#app/data/db.server.ts";
import { toAdmit, type ToAdmit } from "#app/data/evaluation-to-admit.server.ts";
import {
  admissionRefusalInWords,
  everyoneRefusalInWords,
} from "#app/components/evaluation/admission-words.ts";
import { EvaluationHead } from "#app/components/evaluation/EvaluationHead.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Pagination } from "#app/components/govuk/Pagination.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { declaredRoundOfPage } from "#app/web/evaluation.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { originOf } from "#app/web/origin.server.ts";
import { pageOf, pagination } from "#app/web/paging.ts";
import { paths } from "#app/web/paths.ts";
import { refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Check and admit") }];
export const handle = { wide: true };

const size = 50;

export const loader = guardLoader(
  { area: "commissioner", permission: "evaluation:read", params: byId("roundId") },
  async ({ actor, params, url }) =>
    reading(actor, async (tx, now) => {
      const { round } = await declaredRoundOfPage(tx, actor, params.roundId, now);
      const standing = (await toAdmit(tx, round, now)).map((candidate) => standingOf(candidate, now));
      const page = pageOf(url.searchParams, standing.length, size);
      return {
        ...{ roundId: round.id, title: round.title, effectiveOn: dayInWords(round.effectiveOn) },
        mayAdmit: mayDo(actor, "member:admit"),
        done: url.searchParams.has("done")
          ? "Everyone who was ready is admitted. Their lots are memberships, and their prices become rates on the effective day."
          : null,
        ready: standing.filter(({ state }) => state === "ready").length,
        ...{ page, count: standing.length },
        rows: standing.slice((page - 1) * size, page * size),
      };
    }),
);

/** How an applicant with at least one lot stands, in the words of its row. */
function standingOf({ applicant, lots, providers, acceptedBy, facts }: ToAdmit, now: Instant) {
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
}

export const action = guardAction(
  { area: "commissioner", permission: "member:admit", params: byId("roundId") },
  async ({ actor, params, fields, arrival, url }) => {
    const page = (applicationId: string) => `${originOf(url)}${paths.outcome(applicationId)}`;
    const seen = Number(fields.text("seen"));
    const verdict = await admitEveryoneReady(actor, params.roundId, seen, page, arrival);
    if (verdict.ok) throw redirect(`${paths.roundStep(params.roundId, "admission")}?done`);
    if (verdict.why.kind === "no-round") throw notFound();
    return refused(fields, everyoneRefusalInWords(verdict.why), "admit");
  },
);

const looks = {
  waiting: { word: "Waiting", colour: "grey" },
  ready: { word: "Ready to admit", colour: "blue" },
  admitted: { word: "Admitted", colour: "green" },
} as const;

export default function Admission() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <EvaluationHead
        back={{ href: paths.round(page.roundId), text: "Round" }}
        caption={page.title}
        done={page.done}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
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
          <AdmitEveryone {...page} />
        </>
      )}
    </>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

function AdmitEveryone({ ready, mayAdmit, effectiveOn }: Pick<Page, "ready" | "mayAdmit" | "effectiveOn">) {
  if (ready === 0 || !mayAdmit) return null;
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">Admit everyone who is ready</h2>
      <p className="govuk-body">
        {ready === 1 ? "One applicant is ready." : `${ready} applicants are ready.`} All of their prices take
        effect together on {effectiveOn}, or none do. Each is told by mail.
      </p>
      <input type="hidden" name="seen" value={ready} />
      <Button id="admit" preventDoubleClick>
        {ready === 1 ? "Admit this applicant" : `Admit these ${ready} applicants`}
      </Button>
    </form>
  );
}
