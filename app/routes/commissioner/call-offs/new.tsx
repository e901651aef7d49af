import { z } from "zod";
import { draftCallOff } from "#app/commands/call-off/draft-call-off.server.ts";
import { callOffOf } from "#app/data/call-off/call-offs.server.ts";
import { trialOf } from "#app/data/call-off/trials.server.ts";
import { reading } from "#app/data/db.server.ts";
import { frameworks } from "#app/data/frameworks.server.ts";
import { searchTerms } from "#app/data/search/terms.server.ts";
import type { StaffActor } from "#app/domain/access/actor.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { detailsSentence, readDetails } from "./details-form.server.ts";
import { boxesOf, DetailsForm, detailsTargets } from "./details-form.tsx";

export const meta = () => [{ title: titleOf("Draft a call-off") }];

const access = { area: "commissioner", permission: "call-off:manage" } as const;

/** The frameworks on which the actor's commissioner is named today, the one asked for first. */
async function chooseFramework(
  actor: Parameters<typeof reading>[0] & { commissionerId: string },
  asked: string | null,
) {
  return reading(actor, async (tx, now) => {
    const { frameworks: named } = await searchTerms(tx, actor.commissionerId, dayOf(now));
    const all = (await frameworks(tx, actor.commissionerId)).filter(({ id }) =>
      named.some(({ frameworkId }) => frameworkId === id),
    );
    return { all, chosen: all.find(({ id }) => id === asked) ?? all[0] };
  });
}

export const loader = guardLoader(access, async ({ actor, url }) => {
  const { all, chosen } = await chooseFramework(actor, url.searchParams.get("framework"));
  const adopts = z.uuid().safeParse(url.searchParams.get("adopts"));
  return {
    adopted: adopts.success ? await adoptedFrom(actor, adopts.data) : null,
    framework: chosen ? { id: chosen.id, title: chosen.title, regime: chosen.regime } : null,
    others: all.filter(({ id }) => id !== chosen?.id).map(({ id, title }) => ({ id, title })),
  };
});

/** The call-off whose trial was adopted, and what of it stands in the boxes of the one that is to buy it in the ordinary way. */
async function adoptedFrom(actor: StaffActor, callOffId: string) {
  return reading(actor, async (tx) => {
    const callOff = await callOffOf(tx, callOffId);
    const trial = callOff && (await trialOf(tx, callOffId));
    if (!callOff || trial?.decision?.outcome !== "ADOPT") return null;
    const { reference, title, summary, kind, mixedTest, regime } = callOff;
    const learnt = `Adopted from ${reference}, where it was tried out: ${trial.decision.lesson}`;
    return { reference, boxes: { title, summary: `${summary}\n\n${learnt}`, kind, mixedTest, regime } };
  });
}

export const action = guardAction(access, async ({ actor, url, fields }) => {
  const { chosen } = await chooseFramework(actor, url.searchParams.get("framework"));
  if (!chosen) throw notFound();
  const form = readDetails(fields);
  if ("errors" in form) return badForm(fields, form.errors);
  const verdict = await draftCallOff(actor, chosen.id, form.details);
  if (verdict.ok) throw redirect(`${paths.callOff(verdict.value.callOffId)}?done=drafted`);
  if (verdict.why.kind === "not-found") throw notFound();
  const { field, text } = detailsSentence(verdict.why);
  return refused(fields, text, field);
});

export default function NewCallOff() {
  const { framework, others, adopted } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <FormErrors errors={reply?.errors} targets={detailsTargets} />
      <BackLink href={paths.callOffs}>Call-offs</BackLink>
      <PageHeading caption={framework?.title}>Draft a call-off</PageHeading>
      {others.map(({ id, title }) => (
        <p className="govuk-body" key={id}>
          <a className="govuk-link" href={`${paths.newCallOff}?framework=${id}`}>
            Call off through {title} instead
          </a>
        </p>
      ))}
      {adopted ? (
        <InsetText>
          This buys in the ordinary way what was tried out in {adopted.reference}. What was learnt stands in
          what is needed: keep what the members should know.
        </InsetText>
      ) : null}
      {framework ? (
        <DetailsForm
          stored={{ ...boxesOf(undefined, framework.regime), ...adopted?.boxes }}
          regime={framework.regime}
          reply={reply}
        />
      ) : (
        <EmptyState title="No framework names your organisation today">
          Its owner adds commissioners and the lots that they may call off.
        </EmptyState>
      )}
    </>
  );
}
