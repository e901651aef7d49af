import { Details } from "#app/components/govuk/Details.tsx";
import { offerLooks, equalWords } from "#app/components/call-off/offer-words.ts";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { paths } from "#app/web/paths.ts";
import type { offersPage } from "./offers-page.server.ts";

type List = NonNullable<Awaited<ReturnType<typeof offersPage>>["list"]>;

type Props = { readonly callOffId: string; readonly list: List; readonly mayOffer: boolean };

const shownUnasked = 10;

/** The frozen list with the reasons for each place, what was offered and what was answered: the far end of it on asking. */
export function RankedList({ callOffId, list, mayOffer }: Props) {
  const lastOffered = list.rows.findLastIndex((row) => row.state !== null);
  const first = Math.max(shownUnasked, lastOffered + 4);
  const rest = list.rows.slice(first);
  return (
    <>
      <p className="govuk-body">
        Ranked by {list.rule}
        {list.place ? `, from ${list.place}` : ""}. {equalWords} Frozen at {list.frozen}.{" "}
        {list.cascades
          ? "After a decline or a lapse the next is offered by the portal itself."
          : "Each offer is sent by a person."}
      </p>
      {list.chosen ? (
        <p className="govuk-body">
          The lots are ranked by different rules: {list.chosen.lots}. This one was chosen because:{" "}
          {list.chosen.reason}
        </p>
      ) : null}
      <Rows {...{ callOffId, mayOffer }} rows={list.rows.slice(0, first)} caption="The ranked list" />
      {rest.length > 0 ? (
        <Details summary={`The other ${rest.length} on the list`}>
          <Rows {...{ callOffId, mayOffer }} rows={rest} caption="The rest of the ranked list" />
        </Details>
      ) : null}
    </>
  );
}

function Rows({
  callOffId,
  mayOffer,
  rows,
  caption,
}: Pick<Props, "callOffId" | "mayOffer"> & { readonly rows: List["rows"]; readonly caption: string }) {
  const deed = { key: "deed", label: "Offer to it" };
  return (
    <ResponsiveTable
      caption={caption}
      columns={[
        { key: "provider", label: "Provider" },
        { key: "why", label: "Why it stands here" },
        { key: "offer", label: "Offer" },
        ...(mayOffer ? [deed] : []),
      ]}
      rows={rows.map((row) => ({
        key: row.providerId,
        cells: {
          provider: `${row.rank}. ${row.name}`,
          why: (
            <>
              {row.why}
              {row.today ? <span className="app-aside">{row.today}</span> : null}
            </>
          ),
          offer: row.state ? (
            <>
              <StatusTag status={row.state} looks={offerLooks} />
              {row.answer ? <span className="app-aside">{row.answer}</span> : null}
            </>
          ) : (
            "Not offered"
          ),
          deed: row.mayBeOffered ? (
            <a
              className="govuk-link"
              href={`${paths.callOffStep(callOffId, "offers")}/new?to=${row.providerId}`}
            >
              Offer<span className="govuk-visually-hidden"> to {row.name}</span>
            </a>
          ) : (
            "–"
          ),
        },
      }))}
    />
  );
}
