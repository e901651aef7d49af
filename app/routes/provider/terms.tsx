import { z } from "zod";
import { acceptTerms } from "#app/commands/evaluation/accept-terms.server.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { reading } from "#app/data/db.server.ts";
import { acceptancesOf, ownApplication, termsOf } from "#app/data/evaluation-admission.server.ts";
import { decisionsOf } from "#app/data/evaluation-outcomes.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Checkboxes } from "#app/components/govuk/Checkboxes.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { Paragraphs } from "#app/components/portal/Answers.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { sentences, textField } from "#app/web/fields.ts";
import { shown, ticked, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { originOf } from "#app/web/origin.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Terms of the framework") }];

const access = { area: "provider", permission: "terms:accept", params: byId("applicationId") } as const;

export const loader = guardLoader(access, async ({ actor, params, url }) =>
  reading(actor, async (tx, now) => {
    const application = found(await ownApplication(tx, params.applicationId));
    const terms = found(await termsOf(tx, application.frameworkId, now));
    const decisions = await decisionsOf(tx, { applicationId: application.id });
    const accepted = (await acceptancesOf(tx, { applicationId: application.id })).find(
      (each) => each.termsId === terms.id,
    );
    return {
      ...{ id: application.id, reference: application.reference, framework: application.framework, terms },
      mayAccept: decisions.some((decision) => decision.admitted),
      accepted: accepted
        ? { by: `${accepted.signatoryName}, ${accepted.signatoryRole}`, at: inWords(accepted.acceptedAt) }
        : null,
      done: url.searchParams.has("done"),
    };
  }),
);

const schema = z.object({
  termsId: z.uuid(),
  signatoryName: textField("the signatory’s full name", 200),
  signatoryRole: textField("the signatory’s position", 200),
  agree: z.literal("yes", { error: "Confirm that you accept the terms and may sign for your organisation" }),
});

export const action = guardAction(access, async ({ actor, params, fields, arrival, url }) => {
  const names = ["termsId", "signatoryName", "signatoryRole", "agree"] as const;
  const form = schema.safeParse(Object.fromEntries(names.map((name) => [name, fields.text(name)])));
  if (!form.success) return badForm(fields, sentences(form.error));
  const { agree: _, ...signature } = form.data;
  const link = `${originOf(url)}${paths.terms(params.applicationId)}`;
  const verdict = await acceptTerms(actor, params.applicationId, signature, link, arrival);
  if (!verdict.ok) return refused(fields, sayings[verdict.why.kind], "agree");
  throw redirect(`${paths.terms(params.applicationId)}?done`);
});

const sayings = {
  "no-application": "This application is not yours",
  "not-admitted": "The terms can be accepted once an outcome letter admits you to a lot",
  "another-version": "A newer version of the terms has been published. Read it below and accept that",
  "already-accepted": "The terms have already been accepted for your organisation",
} as const;

export default function Terms() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.outcome(page.id)}>Outcome</BackLink>
      <FormErrors errors={reply?.errors} />
      {page.done && !reply ? (
        <NotificationBanner
          type="success"
          text="You have accepted the terms. We have sent you a mail about it."
        />
      ) : null}
      <PageHeading caption={`${page.framework}, ${page.reference}`}>{page.terms.title}</PageHeading>
      <p className="govuk-body">Version {page.terms.version}.</p>
      <InsetText>
        <Paragraphs text={page.terms.text} />
      </InsetText>
      {page.accepted ? (
        <p className="govuk-body">
          Accepted by {page.accepted.by}, at {page.accepted.at}.
        </p>
      ) : null}
      {!page.accepted && !page.mayAccept ? (
        <p className="govuk-body">You can accept the terms once an outcome letter admits you to a lot.</p>
      ) : null}
      {!page.accepted && page.mayAccept ? <Accept termsId={page.terms.id} reply={reply} /> : null}
    </>
  );
}

type AcceptProps = {
  readonly termsId: string;
  readonly reply: ReturnType<typeof useActionData<typeof action>>;
};

function Accept({ termsId, reply }: AcceptProps) {
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">Accept the terms</h2>
      <input type="hidden" name="termsId" value={termsId} />
      <Input
        name="signatoryName"
        label="Signatory’s full name"
        hint="The person who signs for your organisation."
        autoComplete="name"
        value={shown(reply, "signatoryName")}
        error={reply?.errors["signatoryName"]}
      />
      <Input
        name="signatoryRole"
        label="Position in your organisation"
        autoComplete="organization-title"
        value={shown(reply, "signatoryRole")}
        error={reply?.errors["signatoryRole"]}
      />
      <Checkboxes
        name="agree"
        values={ticked(reply, "agree")}
        error={reply?.errors["agree"]}
        items={[{ value: "yes", text: "I accept these terms, and may sign for my organisation" }]}
      />
      <Button preventDoubleClick>Accept the terms</Button>
    </form>
  );
}
