import { decideCase } from "#app/commands/brokerage/decide-case.server.ts";
import { caseOf } from "#app/data/brokerage/panel-cases.server.ts";
import { packOfCase } from "#app/data/brokerage/panel-pack.server.ts";
import { sittingOf } from "#app/data/brokerage/sittings.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { CaseSummary } from "#app/components/brokerage/CaseSummary.tsx";
import { DecisionShown } from "#app/components/brokerage/DecisionShown.tsx";
import { PackView } from "#app/components/brokerage/PackView.tsx";
import { decideRefused } from "#app/components/brokerage/panel-refusals.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { personSentence } from "#app/web/call-off-words.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { originOf } from "#app/web/origin.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { DecisionForm } from "./decision-form.tsx";
import { howToDecide, readDecision } from "./decision-form.server.ts";

export const meta = () => [{ title: titleOf("Case") }];

const params = byId("caseId");

const doneWords: Readonly<Record<string, string>> = {
  put: "The case is put. It stands on the agenda of the next sitting.",
  decided: "The decision is written down, and who put the case is told.",
  withdrawn: "The case is withdrawn.",
};

/** One case with everything that its decision rests on, and the decision. */
export const loader = guardLoader(
  { area: "brokerage", permission: "panel:read", params },
  async ({ actor, params: { caseId }, url }) =>
    reading(actor, async (tx, now) => {
      const one = found(await caseOf(tx, caseId));
      const sitting = one.sittingId ? await sittingOf(tx, one.sittingId) : undefined;
      const known = found(await packOfCase(tx, caseId));
      return {
        ...{ one, known },
        sitting: sitting && { href: paths.sitting(sitting.id), when: inWords(sitting.sitsAt) },
        deciding: await howToDecide(tx, actor, one, now),
        mayWithdraw: !one.decided && one.withdrawnAt === null && mayDo(actor, "panel:put"),
        done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
      };
    }),
);

export const action = guardAction(
  { area: "brokerage", permission: "panel:decide", params },
  async ({ actor, params: { caseId }, fields, url }) => {
    const read = readDecision(fields);
    if ("errors" in read) return badForm(fields, read.errors);
    const chairsAction = fields.text("alone") === "yes";
    const said = { decision: read.decision, chairsAction };
    const verdict = await decideCase(actor, caseId, said, `${originOf(url)}${paths.panelCase(caseId)}`);
    if (verdict.ok) throw redirect(`${paths.panelCase(caseId)}?done=decided`);
    if (verdict.why.kind === "not-found") throw notFound();
    if (verdict.why.kind === "names-a-person")
      return refused(fields, personSentence(verdict.why.detail), "words");
    const { field, sentence } = decideRefused(verdict.why);
    return refused(fields, sentence, field);
  },
);

export default function CasePage() {
  const { one, known, sitting, deciding, mayWithdraw, done } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={sitting ? sitting.href : paths.panelForum(one.forumId)}>
        {sitting ? "Sitting" : one.forum}
      </BackLink>
      <FormErrors errors={reply?.errors} targets={{ until: "until-day" }} />
      {done && !reply ? <NotificationBanner type="success" text={done} /> : null}
      <PageHeading caption={one.forum}>{one.reference}</PageHeading>
      <CaseSummary one={one} requestHref={paths.request(one.requestId)} sitting={sitting} />
      {one.decision ? <DecisionShown decision={one.decision} /> : null}
      <PackView {...known} askedWeekly={one.askedWeekly} />
      {deciding.mode === "none" ? null : (
        <DecisionForm reply={reply} rungs={known.pack.rungs} alone={deciding.mode === "chair"} />
      )}
      {deciding.mode === "none" && deciding.why ? <InsetText>{deciding.why}.</InsetText> : null}
      {mayWithdraw ? (
        <Button href={paths.panelCaseStep(one.id, "withdrawal")} variant="secondary">
          Withdraw the case
        </Button>
      ) : null}
    </>
  );
}
