import { mayDo } from "#app/domain/access/permissions.ts";
import { sittingState } from "#app/domain/brokerage/sitting.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { sendPack } from "#app/commands/brokerage/call-sitting.server.ts";
import { agendaOf } from "#app/data/brokerage/panel-cases.server.ts";
import { packOfCase } from "#app/data/brokerage/panel-pack.server.ts";
import { forumOf } from "#app/data/brokerage/panels.server.ts";
import { sittingOf } from "#app/data/brokerage/sittings.server.ts";
import { reading } from "#app/data/db.server.ts";
import { CaseTable } from "#app/components/brokerage/CaseTable.tsx";
import { DecisionShown } from "#app/components/brokerage/DecisionShown.tsx";
import { PackView } from "#app/components/brokerage/PackView.tsx";
import { sittingSentences } from "#app/components/brokerage/panel-refusals.ts";
import { aWeek, reasonWords } from "#app/components/brokerage/panel-words.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { originOf } from "#app/web/origin.server.ts";
import { paths } from "#app/web/paths.ts";
import { refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Pack of a sitting") }];

const params = byId("sittingId");

/** Everything for a sitting on one page, to be read or printed. */
export const loader = guardLoader(
  { area: "brokerage", permission: "panel:read", params },
  async ({ actor, params: { sittingId } }) =>
    reading(actor, async (tx, now) => {
      const sitting = found(await sittingOf(tx, sittingId));
      const forum = found(await forumOf(tx, sitting.forumId));
      const agenda = (await agendaOf(tx, sitting)).filter(({ withdrawnAt }) => withdrawnAt === null);
      const cases = [];
      for (const one of agenda) cases.push({ ...one, known: found(await packOfCase(tx, one.id)) });
      const coming = sittingState(sitting, now) === "coming";
      return {
        ...{ id: sitting.id, title: forum.title, when: inWords(sitting.sitsAt), place: sitting.place, cases },
        maySend: coming && !sitting.packSentAt && agenda.length > 0 && mayDo(actor, "panel:run"),
      };
    }),
);

/** Sends the pack to the members; its agenda stands from then on. */
export const action = guardAction(
  { area: "brokerage", permission: "panel:run", params },
  async ({ actor, params: { sittingId }, fields, url }) => {
    const page = `${originOf(url)}${paths.sittingStep(sittingId, "pack")}`;
    const verdict = await sendPack(actor, sittingId, page);
    if (verdict.ok) throw redirect(`${paths.sitting(sittingId)}?done=pack`);
    if (verdict.why.kind === "not-found") throw notFound();
    return refused(fields, sittingSentences[verdict.why.kind]);
  },
);

export default function Pack() {
  const { id, title, when, place, cases, maySend } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.sitting(id)}>Sitting</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading caption={title}>Pack for {when}</PageHeading>
      {place ? <p className="govuk-body">{place}</p> : null}
      {maySend ? (
        <form method="post" noValidate>
          <Button preventDoubleClick>Send the pack to the members</Button>
          <p className="govuk-hint">
            They get a mail with a link to this page. Cases put afterwards wait for the next sitting.
          </p>
        </form>
      ) : null}
      {cases.length === 0 ? (
        <EmptyState title="No case stands on the agenda" />
      ) : (
        <div className="app-pack__agenda">
          <CaseTable caption="Agenda" cases={cases} hrefOf={paths.panelCase} />
        </div>
      )}
      {cases.map(({ known, ...one }, at) => (
        <section key={one.id} className="app-pack__case" aria-labelledby={`case-${at + 1}`}>
          <h2 className="govuk-heading-l" id={`case-${at + 1}`}>
            {at + 1}. {one.reference}
          </h2>
          <p className="govuk-body">
            {reasonWords[one.why]}. {aWeek(one.askedWeekly)} asked for, put by {one.askedByName} at{" "}
            {inWords(one.askedAt)}.
          </p>
          {one.decision ? <DecisionShown decision={one.decision} /> : null}
          <PackView {...known} askedWeekly={one.askedWeekly} level={3} />
        </section>
      ))}
    </>
  );
}
