import { draftCallOff } from "#app/commands/call-off/draft-call-off.server.ts";
import { reading } from "#app/data/db.server.ts";
import { frameworks } from "#app/data/frameworks.server.ts";
import { searchTerms } from "#app/data/search/terms.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
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
  return {
    framework: chosen ? { id: chosen.id, title: chosen.title, regime: chosen.regime } : null,
    others: all.filter(({ id }) => id !== chosen?.id).map(({ id, title }) => ({ id, title })),
  };
});

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
  const { framework, others } = useLoaderData<typeof loader>();
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
      {framework ? (
        <DetailsForm stored={boxesOf(undefined, framework.regime)} regime={framework.regime} reply={reply} />
      ) : (
        <EmptyState title="No framework names your organisation today">
          Its owner adds commissioners and the lots that they may call off.
        </EmptyState>
      )}
    </>
  );
}
