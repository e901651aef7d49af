import { z } from "zod";
import { makeRequest } from "#app/commands/brokerage/make-request.server.ts";
import { reading } from "#app/data/db.server.ts";
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
import { choicesFor, termsFor } from "./request-choices.server.ts";
import { freshBoxes, requestTargets } from "./request-form-view.ts";
import { readRequest } from "./request-form.server.ts";
import { RequestForm } from "./request-form.tsx";
import { requestSentence } from "./request-refusals.ts";

export const meta = () => [{ title: titleOf("Make a request") }];

const access = { area: "brokerage", permission: "request:write" } as const;
const asked = (url: URL, name: string) => z.uuid().safeParse(url.searchParams.get(name)).data ?? null;

export const loader = guardLoader(access, async ({ actor, url }) =>
  reading(actor, async (tx, now) => {
    const today = dayOf(now);
    const terms = await termsFor(tx, actor, today, asked(url, "framework"));
    if (!terms) return { framework: null, choices: null, boxes: {} };
    return {
      framework: terms.title,
      choices: await choicesFor(tx, terms, today),
      boxes: freshBoxes(asked(url, "line")),
    };
  }),
);

export const action = guardAction(access, async ({ actor, url, fields }) => {
  const form = readRequest(fields);
  if ("errors" in form) return badForm(fields, form.errors);
  const terms = await reading(actor, (tx, now) => termsFor(tx, actor, dayOf(now), asked(url, "framework")));
  if (!terms) throw notFound();
  const verdict = await makeRequest(actor, terms.frameworkId, form.details);
  if (verdict.ok) throw redirect(`${paths.request(verdict.value.requestId)}?done=made`);
  if (verdict.why.kind === "not-found") throw notFound();
  const { field, text } = requestSentence(verdict.why, fields);
  return refused(fields, text, field);
});

export default function NewRequest() {
  const { framework, choices, boxes } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <FormErrors errors={reply?.errors} targets={requestTargets} />
      <BackLink href={paths.requests}>Requests</BackLink>
      <PageHeading caption={framework}>Make a request for a placement</PageHeading>
      {choices ? (
        <RequestForm
          {...{ choices, reply }}
          stored={boxes}
          streamsStored={["council"]}
          submit="Make the request"
        />
      ) : (
        <EmptyState title="No framework names your organisation today">
          Its owner adds commissioners and the lots that they may call off.
        </EmptyState>
      )}
    </>
  );
}
