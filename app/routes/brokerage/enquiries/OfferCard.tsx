import { enquiryLooks } from "#app/components/brokerage/enquiry-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Tag } from "#app/components/govuk/Tag.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { paths } from "#app/web/paths.ts";
import type { offersPage } from "./offers-page.server.ts";

type Row = Awaited<ReturnType<typeof offersPage>>["offers"][number];

type Props = {
  readonly row: Row;
  readonly may: { readonly choose: boolean; readonly negotiate: boolean };
};

/** One offer beside the others: the week first, then each line beside its rate and its cap, and what goes with it. */
export function OfferCard({ row, may }: Props) {
  const { id, name, state, offer, negotiation } = row;
  if (!offer) return null;
  return (
    <section aria-labelledby={`offer-${id}`}>
      <h2 className="govuk-heading-m govuk-!-margin-bottom-2" id={`offer-${id}`}>
        {offer.weekly}: {name}
      </h2>
      <p className="govuk-body">
        <StatusTag status={state} looks={enquiryLooks} />{" "}
        {offer.above ? <Tag colour="orange">Above the rate</Tag> : null}
        <span className="app-aside">
          From {offer.starts} · {row.distance} · {row.rating} · room: {row.room} · made at {offer.made}
          {offer.how ? ` · ${offer.how}` : ""}
        </span>
      </p>
      <ResponsiveTable
        dense
        captionHidden
        caption={`Lines of the offer of ${name}`}
        columns={[
          { key: "line", label: "Service" },
          { key: "units", label: "Units a week", numeric: true },
          { key: "price", label: "Price", numeric: true },
          { key: "rate", label: "Beside", numeric: true },
          { key: "week", label: "A week", numeric: true },
        ]}
        rows={offer.lines.map((line) => ({
          key: line.id,
          cells: {
            line: (
              <>
                {line.title}
                {line.reason ? <span className="app-aside">{line.reason}</span> : null}
              </>
            ),
            ...{ units: line.units, price: line.price, week: line.week },
            rate: (
              <>
                {line.rate}
                <span className="app-aside">
                  {line.cap}
                  {line.overCap ? ", by exception" : ""}
                </span>
              </>
            ),
          },
        }))}
      />
      {offer.conditions ? <p className="govuk-body">Conditions: {offer.conditions}</p> : null}
      {negotiation ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.negotiation(negotiation.id)}>
            Negotiation ({negotiation.state})<span className="govuk-visually-hidden"> with {name}</span>
          </a>
        </p>
      ) : null}
      {state === "offered" ? (
        <Steps
          id={id}
          name={name}
          may={{ ...may, negotiate: may.negotiate && negotiation?.state !== "open" }}
        />
      ) : null}
    </section>
  );
}

function Steps({ id, name, may }: { readonly id: string; readonly name: string } & Pick<Props, "may">) {
  const of = <span className="govuk-visually-hidden"> of {name}</span>;
  return (
    <form method="post" noValidate className="govuk-button-group">
      <input type="hidden" name="enquiry" value={id} />
      {may.choose ? (
        <Button name="step" value="choose" preventDoubleClick>
          Choose this offer{of}
        </Button>
      ) : null}
      {may.negotiate ? (
        <Button variant="secondary" name="step" value="negotiate">
          Negotiate the price{of}
        </Button>
      ) : null}
      {may.choose ? (
        <Button variant="secondary" name="step" value="close">
          Close the enquiry{of}
        </Button>
      ) : null}
    </form>
  );
}
