import { tryMailAgain } from "#app/commands/administration/retry-mail.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { reading } from "#app/data/db.server.ts";
import { outboxEntry } from "#app/data/mail.server.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { env } from "#app/web/env.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { withoutSecrets } from "#app/web/letter-words.ts";
import { paths } from "#app/web/paths.ts";
import { refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Letter") }];

const access = { area: "admin", permission: "mail:read", params: byId("mailId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) => {
  const letter = found(await reading(actor, (tx) => outboxEntry(tx, params.mailId)));
  const handedOn = env().SMTP_URL === undefined && letter.state !== "sent";
  return {
    to: letter.to,
    subject: letter.subject,
    text: handedOn ? letter.text : withoutSecrets(letter.text),
    state: letter.state,
    queuedAt: inWords(letter.queuedAt),
    sentAt: letter.sentAt ? inWords(letter.sentAt) : null,
    failedAt: letter.failedAt ? inWords(letter.failedAt) : null,
    attempts: letter.attempts,
    reply: letter.lastReply ?? "",
  };
});

export const action = guardAction(access, async ({ actor, params, fields }) => {
  const verdict = await tryMailAgain(actor, params.mailId);
  if (verdict.ok) throw redirect(`${paths.mail}?state=waiting&done=retried`);
  return refused(fields, "The letter did not fail: it waits or is sent already", "retry");
});

export default function LetterPage() {
  const reply = useActionData<typeof action>();
  const letter = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={`${paths.mail}?state=${letter.state}`}>Mail</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading caption="Mail">{letter.subject}</PageHeading>
      <SummaryList
        rows={[
          { key: "To", value: letter.to },
          { key: "Written at", value: letter.queuedAt },
          ...(letter.sentAt ? [{ key: "Sent at", value: letter.sentAt }] : []),
          ...(letter.failedAt ? [{ key: "Refused at", value: letter.failedAt }] : []),
          { key: "Attempts", value: letter.attempts },
          ...(letter.reply ? [{ key: "What the mail server said", value: letter.reply }] : []),
        ]}
      />
      {letter.state === "failed" ? (
        <form method="post" id="retry">
          <Button>Try again</Button>
        </form>
      ) : null}
      <h2 className="govuk-heading-m">The letter</h2>
      <div className="app-letter">{letter.text}</div>
    </>
  );
}
