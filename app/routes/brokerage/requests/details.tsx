import { z } from "zod";
import { changeRequest } from "#app/commands/brokerage/make-request.server.ts";
import { requestOf } from "#app/data/brokerage/requests.server.ts";
import { stageOf } from "#app/data/brokerage/request-stage.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayTakeStep } from "#app/domain/brokerage/request.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { choicesFor, termsFor } from "./request-choices.server.ts";
import { boxesOf, requestTargets } from "./request-form-view.ts";
import { readRequest } from "./request-form.server.ts";
import { RequestForm } from "./request-form.tsx";
import { requestSentence } from "./request-refusals.ts";
import { notNowInWords } from "./words.ts";

export const meta = () => [{ title: titleOf("Change a request") }];

const access = { area: "brokerage", permission: "request:write", params: byId("requestId") } as const;

export const loader = guardLoader(access, async ({ actor, params, url }) =>
  reading(actor, async (tx, now) => {
    const request = found(await requestOf(tx, params.requestId));
    const terms = found(await termsFor(tx, actor, dayOf(now), request.frameworkId));
    const allowed = mayTakeStep("change", found(await stageOf(tx, request.id)));
    const line = z.uuid().safeParse(url.searchParams.get("line")).data ?? null;
    return {
      ...{ id: request.id, reference: request.reference, streams: request.streams },
      why: allowed.ok ? null : notNowInWords(allowed.why),
      boxes: boxesOf(request, line),
      choices: await choicesFor(tx, terms, dayOf(now)),
    };
  }),
);

export const action = guardAction(access, async ({ actor, params, fields }) => {
  const form = readRequest(fields);
  if ("errors" in form) return badForm(fields, form.errors);
  const verdict = await changeRequest(actor, params.requestId, form.details);
  if (verdict.ok) throw redirect(`${paths.request(params.requestId)}?done=changed`);
  if (verdict.why.kind === "not-found") throw notFound();
  const { field, text } = requestSentence(verdict.why, fields);
  return refused(fields, text, field);
});

export default function ChangeRequest() {
  const { id, reference, why, boxes, streams, choices } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <FormErrors errors={reply?.errors} targets={requestTargets} />
      <BackLink href={paths.request(id)}>{reference}</BackLink>
      <PageHeading caption={reference}>Change what is asked for</PageHeading>
      {why && !reply ? (
        <EmptyState title="This request cannot be changed now">{why}.</EmptyState>
      ) : (
        <RequestForm
          {...{ choices, reply }}
          stored={boxes}
          streamsStored={streams}
          submit="Save the request"
        />
      )}
    </>
  );
}
