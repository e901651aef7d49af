import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { Pagination } from "#app/components/govuk/Pagination.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { SubNavigation } from "#app/components/portal/SubNavigation.tsx";
import { reading } from "#app/data/db.server.ts";
import { countOutbox, listOutbox, mailStates, type MailState } from "#app/data/mail.server.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { useLoaderData } from "#app/framework.ts";
import { env } from "#app/web/env.server.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { pageOf, pagination } from "#app/web/paging.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Mail") }];
export const handle = { wide: true };

const names: Readonly<Record<MailState, string>> = { waiting: "Waiting", sent: "Sent", failed: "Failed" };
const size = 50;

export const loader = guardLoader({ area: "admin", permission: "mail:read" }, async ({ actor, url }) =>
  reading(actor, async (tx) => {
    const counts = await countOutbox(tx);
    const wanted = mailStates.find((state) => state === url.searchParams.get("state"));
    const state = wanted ?? (counts.failed > 0 ? "failed" : counts.waiting > 0 ? "waiting" : "sent");
    const page = pageOf(url.searchParams, counts[state], size);
    const letters = await listOutbox(tx, state, { skip: (page - 1) * size, take: size });
    return {
      ...{ state, counts, page },
      sends: env().SMTP_URL !== undefined,
      retried: url.searchParams.get("done") === "retried",
      letters: letters.map(({ id, to, subject, queuedAt, sentAt, failedAt, lastReply }) => ({
        ...{ id, to, subject },
        when: inWords(sentAt ?? failedAt ?? queuedAt),
        reply: lastReply ?? "",
      })),
    };
  }),
);

const whenLabel: Readonly<Record<MailState, string>> = {
  waiting: "Written at",
  sent: "Sent at",
  failed: "Refused at",
};

export default function Mail() {
  const { state, counts, page, letters, sends, retried } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.admin}>Administration</BackLink>
      {retried ? <NotificationBanner type="success" text="The letter waits for another attempt." /> : null}
      <PageHeading caption="Administration">Mail</PageHeading>
      {sends ? null : (
        <p className="govuk-inset-text">
          No mail server is set up, so letters stay here. Open a letter to read it and hand on its link.
        </p>
      )}
      <SubNavigation
        label="Mail by state"
        items={mailItems.map((one) => ({
          href: `${paths.mail}?state=${one}`,
          text: `${names[one]} (${counts[one]})`,
          current: one === state,
        }))}
      />
      {letters.length === 0 ? (
        <EmptyState title={`No letter is ${names[state].toLowerCase()}`}>
          Letters are written by what people do here: invitations, receipts, outcomes.
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption={`${names[state]} letters, newest first`}
          captionHidden
          dense
          columns={[
            { key: "subject", label: "Subject" },
            { key: "to", label: "To" },
            { key: "when", label: whenLabel[state] },
            ...(state === "sent" ? [] : [{ key: "reply", label: "What the mail server said" }]),
          ]}
          rows={letters.map(({ id, to, subject, when, reply }) => ({
            key: id,
            cells: {
              subject: (
                <a className="govuk-link" href={paths.letter(id)}>
                  {subject}
                </a>
              ),
              ...{ to, when },
              reply: reply || "Not tried yet",
            },
          }))}
        />
      )}
      <Pagination
        {...pagination(page, counts[state], size, (number) => `${paths.mail}?state=${state}&page=${number}`)}
      />
    </>
  );
}

const mailItems = ["waiting", "sent", "failed"] as const;
