import { lastExportedHead } from "#app/commands/trail/compare-with-heads.server.ts";
import { Tag } from "#app/components/govuk/Tag.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { openInvitations } from "#app/data/account-links.server.ts";
import { currentHead } from "#app/data/audit-head.server.ts";
import { reading } from "#app/data/db.server.ts";
import { recentImportRuns } from "#app/data/import-runs.server.ts";
import { countOutbox } from "#app/data/mail.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { useLoaderData } from "#app/framework.ts";
import { env } from "#app/web/env.server.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Administration") }];

type Item = {
  readonly needs: boolean;
  readonly href: string | null;
  readonly title: string;
  readonly says: string;
};

export const loader = guardLoader({ area: "admin", permission: "people:manage" }, async ({ actor }) => {
  const head = await lastExportedHead(env().DATA_DIR);
  return reading(actor, async (tx) => {
    const mail = await countOutbox(tx);
    const [run] = await recentImportRuns(tx);
    const invitations = await openInvitations(tx, actor);
    const { seq } = await currentHead(tx);
    const since = seq - (head?.seq ?? 0);
    const items: readonly Item[] = [
      {
        needs: mail.failed > 0,
        href: paths.mail,
        title: "Mail",
        says:
          mail.failed > 0
            ? `The mail server refused ${counted(mail.failed, "letter")}. Read why, and try again.`
            : `${counted(mail.waiting, "letter")} waiting, ${mail.sent.toLocaleString("en-GB")} sent, none refused.`,
      },
      {
        needs: run?.status === "ready" || run?.status === "failed",
        href: paths.imports,
        title: "Imports",
        says: run
          ? `${run.fileName} of ${inWords(run.startedAt)}: ${importStates[run.status]}.`
          : "No file was imported yet. Start with the regulator’s directory.",
      },
      {
        needs: false,
        href: paths.people,
        title: "People",
        says:
          invitations.length > 0
            ? `${counted(invitations.length, "invitation")} not yet accepted.`
            : "Invite colleagues, change what they may do, shut people out.",
      },
      {
        needs: false,
        href: paths.priceRules,
        title: "Limits, clauses and floors",
        says: "Who may approve what, the clauses on which prices change, and what floors are worked out from.",
      },
      {
        needs: !head,
        href: mayDo(actor, "audit:read") ? paths.audit : null,
        title: "Audit trail",
        says: head
          ? `Its head left the database at ${inWords(new Date(head.at))}, with ${counted(since, "event")} since.`
          : "Its head has not left the database yet. It does so every night.",
      },
    ];
    return {
      items: [...items].sort((a, b) => Number(b.needs) - Number(a.needs)),
      demonstration: env().CAREFRAME_MODE === "demonstration",
    };
  });
});

const importStates = {
  checking: "being checked",
  refused: "refused",
  ready: "checked, and waits for you to apply it",
  applying: "being applied",
  applied: "applied",
  failed: "failed, nothing was changed",
} as const;

function counted(count: number, what: string): string {
  return `${count.toLocaleString("en-GB")} ${what}${count === 1 ? "" : "s"}`;
}

export default function Home() {
  const { items, demonstration } = useLoaderData<typeof loader>();
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <PageHeading>Administration</PageHeading>
        <ul className="app-attention">
          {items.map(({ title, href, says, needs }) => (
            <li key={title} className="app-attention__item">
              <h2 className="govuk-heading-s govuk-!-margin-bottom-0">
                {href ? (
                  <a className="govuk-link" href={href}>
                    {title}
                  </a>
                ) : (
                  title
                )}
              </h2>
              <p className="govuk-body">
                {needs ? (
                  <>
                    <Tag colour="orange">Needs you</Tag>{" "}
                  </>
                ) : null}
                {says}
              </p>
            </li>
          ))}
        </ul>
        <p className="govuk-body">
          <a className="govuk-link" href={paths.settings}>
            Settings
          </a>
          {" · "}
          <a className="govuk-link" href={paths.retention}>
            Retention and reminders
          </a>
          {demonstration ? (
            <>
              {" · "}
              <a className="govuk-link" href={paths.clock}>
                Clock of the demonstration
              </a>
            </>
          ) : null}
        </p>
      </div>
    </div>
  );
}
