import { offerLooks, equalWords } from "#app/components/call-off/offer-words.ts";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { paths } from "#app/web/paths.ts";
import type { offersPage } from "./offers-page.server.ts";

type List = NonNullable<Awaited<ReturnType<typeof offersPage>>["list"]>;

type Props = { readonly callOffId: string; readonly list: List; readonly mayOffer: boolean };

/** The frozen list with the reasons for each place, what was offered and what was answered. */
export function RankedList({ callOffId, list, mayOffer }: Props) {
  return (
    <>
      <ResponsiveTable
        caption="The ranked list"
        columns={[
          { key: "provider", label: "Provider" },
          { key: "value", label: "Total", numeric: true },
          { key: "why", label: "Why it stands here" },
          { key: "offer", label: "Offer" },
          { key: "deed", label: "Offer to it" },
        ]}
        rows={list.rows.map((row) => ({
          key: row.providerId,
          cells: {
            provider: `${row.rank}. ${row.name}`,
            value: row.value,
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
            deed:
              mayOffer && row.mayBeOffered ? (
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
      <p className="govuk-body-s">
        Ranked by {list.rule}
        {list.place ? `, from ${list.place}` : ""}. {equalWords} Frozen at {list.frozen}.{" "}
        {list.cascades
          ? "After a decline or a lapse the next is offered by the portal itself."
          : "Each offer is sent by a person."}
      </p>
    </>
  );
}
