import { icbShares, icbSharesWaiting, type IcbShare } from "#app/data/brokerage/icb-shares.server.ts";
import { reading } from "#app/data/db.server.ts";
import { nhsShareState } from "#app/domain/brokerage/nhs-share.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { formatPounds } from "#app/domain/money.ts";
import { nhsLooks, shareInWords, streamWords } from "#app/components/placement/placement-words.ts";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("NHS shares of placements") }];
export const handle = { wide: true };

/** What councils ask the ICB to pay of their placements, and what it has answered. */
export const loader = guardLoader({ area: "brokerage", permission: "share:answer" }, ({ actor, url }) =>
  reading(actor, async (tx) => ({
    waiting: (await icbShares(tx, "waiting")).map(rowOf),
    count: await icbSharesWaiting(tx),
    answered: (await icbShares(tx, "answered")).map(rowOf),
    done: url.searchParams.get("done") === "answered",
  })),
);

function rowOf(share: IcbShare) {
  const { fundingId, stream, reference, personRef, council, provider } = share;
  return {
    ...{ fundingId, stream, reference, personRef, council, provider },
    weekly: formatPounds(share.weekly),
    share: `${streamWords[stream]}: ${shareInWords(share)}`,
    from: shortDay(share.fromOn),
    state: nhsShareState(share),
  };
}

type Row = ReturnType<typeof rowOf>;

export default function NhsShares() {
  const { waiting, count, answered, done } = useLoaderData<typeof loader>();
  return (
    <>
      {done ? <NotificationBanner type="success" text="Answered. The council’s placement shows it." /> : null}
      <PageHeading>NHS shares of placements</PageHeading>
      <p className="govuk-body">
        Councils on whose framework you are named have agreed these shares of the NHS. Accept one with your
        own case reference, or dispute it. People are known here by the council’s pseudonymous reference only.
      </p>
      {waiting.length === 0 ? (
        <EmptyState title="No share waits for your answer">
          Shares are listed here once a council has approved a placement with one.
        </EmptyState>
      ) : (
        <Shares
          caption={
            count > waiting.length
              ? `Waiting for your answer: ${count}, the longest running ${waiting.length} shown`
              : `Waiting for your answer: ${count}`
          }
          rows={waiting}
        />
      )}
      {answered.length > 0 ? <Shares caption="Answered here, the latest first" rows={answered} /> : null}
    </>
  );
}

function Shares({ caption, rows }: { readonly caption: string; readonly rows: readonly Row[] }) {
  return (
    <ResponsiveTable
      caption={caption}
      columns={[
        { key: "placement", label: "Placement" },
        { key: "person", label: "Person" },
        { key: "council", label: "Council" },
        { key: "provider", label: "Provider" },
        { key: "weekly", label: "Weekly price", numeric: true },
        { key: "share", label: "Share" },
        { key: "from", label: "From" },
        { key: "state", label: "Your answer" },
      ]}
      rows={rows.map((row) => ({
        key: `${row.fundingId} ${row.stream}`,
        cells: {
          placement: (
            <a className="govuk-link app-reference" href={paths.nhsShare(row.fundingId, row.stream)}>
              {row.reference}
            </a>
          ),
          ...{ person: row.personRef, council: row.council, provider: row.provider, weekly: row.weekly },
          ...{ share: row.share, from: row.from },
          state: <StatusTag status={row.state} looks={nhsLooks} />,
        },
      }))}
      dense
    />
  );
}
