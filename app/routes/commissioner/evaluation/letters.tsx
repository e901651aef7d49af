import { sendOutcomeLetters } from "#app/commands/evaluation/send-letters.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { deadlineInWords, inWords } from "#app/domain/calendar-words.ts";
import { standstillEndsAt } from "#app/domain/evaluation/decision.ts";
import { bankHolidaysOnFile } from "#app/data/bank-holidays.server.ts";
import { reading } from "#app/data/db.server.ts";
import { decisionsOf, standstillRuleOf } from "#app/data/evaluation-outcomes.server.ts";
import { applicantsOf, lotsApplied } from "#app/data/evaluation-submissions.server.ts";
import { EvaluationHead } from "#app/components/evaluation/EvaluationHead.tsx";
import { NotOpen } from "#app/components/evaluation/NotOpen.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { declaredRoundOfPage } from "#app/web/evaluation.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { originOf } from "#app/web/origin.server.ts";
import { paths } from "#app/web/paths.ts";
import { refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Outcome letters") }];

export const loader = guardLoader(
  { area: "commissioner", permission: "evaluation:read", params: byId("roundId") },
  async ({ actor, params, url }) =>
    reading(actor, async (tx, now) => {
      const { round, isOpen } = await declaredRoundOfPage(tx, actor, params.roundId, now);
      const decisions = isOpen ? await decisionsOf(tx, { roundId: round.id }) : [];
      const sent = decisions.find((decision) => decision.letterAt !== null);
      const rule = await standstillRuleOf(tx, round.regime, dayOf(now));
      const wouldEnd = standstillEndsAt(round.regime, rule, dayOf(now), await bankHolidaysOnFile(tx));
      return {
        ...{ roundId: round.id, title: round.title, isOpen },
        applicants: (await applicantsOf(tx, round.id)).length,
        lots: (await lotsApplied(tx, round.id)).length,
        approved: decisions.filter((decision) => decision.approvedBy !== null).length,
        admitted: decisions.filter((decision) => decision.admitted).length,
        sentAt: sent?.letterAt ? inWords(sent.letterAt) : null,
        standstill: standstillWords(sent ? sent.standstillEndsAt : wouldEnd),
        unsure: (sent ? sent.standstillEndsAt : wouldEnd) ? (rule?.unsure ?? null) : null,
        maySend: mayDo(actor, "outcome:propose"),
        done: url.searchParams.has("done"),
      };
    }),
);

function standstillWords(endsAt: Date | null): string {
  return endsAt
    ? `Until ${deadlineInWords(endsAt)}`
    : "None: the framework’s legal regime asks for none here";
}

export const action = guardAction(
  { area: "commissioner", permission: "outcome:propose", params: byId("roundId") },
  async ({ actor, params, fields, arrival, url }) => {
    const page = (applicationId: string) => `${originOf(url)}${paths.outcome(applicationId)}`;
    const verdict = await sendOutcomeLetters(actor, params.roundId, page, arrival);
    if (!verdict.ok) return refused(fields, sayings[verdict.why.kind], "send");
    throw redirect(`${paths.roundStep(params.roundId, "letters")}?done`);
  },
);

const sayings = {
  "no-round": "This round is not yours to decide",
  "not-declared": "Declare your interests first",
  interest: "You have declared an interest in an applicant. A colleague without one must send the letters",
  "nothing-decided": "Nothing has been decided yet",
  undecided: "Every lot that was applied for needs an approved outcome before the letters go",
  "already-sent": "The letters have already been sent",
} as const;

export default function Letters() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const ready = page.isOpen && page.lots > 0 && page.approved === page.lots && page.sentAt === null;
  return (
    <>
      <EvaluationHead
        back={{ href: paths.round(page.roundId), text: "Round" }}
        caption={page.title}
        done={page.done ? "The letters have been sent, to everyone at once." : null}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        Outcome letters
      </EvaluationHead>
      {page.isOpen ? (
        <SummaryList
          rows={[
            { key: "Applicants", value: String(page.applicants) },
            { key: "Lot outcomes approved", value: `${page.approved} of ${page.lots}` },
            { key: "Lots admitted", value: String(page.admitted) },
            ...(page.sentAt ? [{ key: "Letters sent", value: page.sentAt }] : []),
            { key: page.sentAt ? "Standstill" : "Standstill if sent today", value: page.standstill },
          ]}
        />
      ) : (
        <NotOpen openingHref={paths.roundStep(page.roundId, "opening")} />
      )}
      {page.isOpen && page.unsure ? <p className="govuk-hint">{page.unsure}</p> : null}
      {page.isOpen && !ready && !page.sentAt ? (
        <InsetText>
          The letters go when every lot outcome is approved.{" "}
          <a className="govuk-link" href={paths.roundStep(page.roundId, "decisions")}>
            See the decisions
          </a>
        </InsetText>
      ) : null}
      {ready && page.maySend ? (
        <form method="post" noValidate>
          <p className="govuk-body">
            Each applicant gets a mail, and a page with its outcome for each lot and the reasons, criterion by
            criterion. This cannot be undone.
          </p>
          <Button id="send" preventDoubleClick>
            Send all letters
          </Button>
        </form>
      ) : null}
      {page.sentAt ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.roundStep(page.roundId, "admission")}>
            Go to the checks and admissions
          </a>
        </p>
      ) : null}
    </>
  );
}
