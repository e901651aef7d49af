import { savePrices } from "#app/commands/application/save-prices.server.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { owesAnswer, pricesBelowFloor } from "#app/domain/pricing/below-floor.ts";
import { unpricedEntries } from "#app/domain/pricing/rate-card.ts";
import { boundInWords, unfitInWords } from "#app/domain/pricing/re-pricing-words.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import type { LinePrice } from "#app/domain/pricing/rate-card.ts";
import { findDraft } from "#app/data/application/drafts.server.ts";
import type { LotDraft } from "#app/data/application/lot-drafts.server.ts";
import { reading } from "#app/data/db.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { titleOf } from "#app/web/form.ts";
import { found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { lotAccess, openDraft } from "./page.server.ts";
import { SaveButtons, SectionPage } from "./parts.tsx";
import { keptBeside, lineVatName, readBeside } from "./beside-form.server.ts";
import { KeepingPricesUp } from "./KeepingPricesUp.tsx";
import { VatOfLines, VatOfLot, VolumesOfLot } from "./BesidePrices.tsx";
import { keptPrices, priceReply, readPrices, refusedPrices, together } from "./price-form.server.ts";
import { askedPrices } from "./asked-prices.server.ts";
import { rateCardTables } from "./rate-card-tables.server.ts";
import { namedErrors, RateCardTable } from "./RateCardTable.tsx";

export const handle = { wide: true };

export const meta = () => [{ title: titleOf("Your prices") }];

export const loader = guardLoader(lotAccess, async ({ actor, params, posted, url }) => {
  const draft = await openDraft(actor, params.applicationId, posted);
  const one = found(draft.lots.find(({ lot }) => lot.id === params.lotId));
  const tables = rateCardTables(one, draft.round.closesAt);
  return {
    applicationId: draft.application.id,
    lotId: one.lot.id,
    lotTitle: `Lot ${one.lot.number}: ${one.lot.title}`,
    effectiveOn: dayInWords(draft.round.effectiveOn),
    done: url.searchParams.get("done"),
    carried: one.pricesState === "carried",
    hasLast: tables.some((table) => table.rows.some((row) => row.last !== null)),
    tables,
    asked: askedPrices(one, one.prices),
    sustainability: one.sustainability,
    left: leftBeside(one, one.prices),
    vat: one.vat,
    lineVat: one.terms.lines.map(({ id, title }) => ({
      ...{ name: lineVatName(id), title },
      stored: one.lineVat[id] ?? "",
    })),
    bound: boundInWords(one.rePricing),
    unfit: unfitInWords(one.rePricing.unfitRates, draft.round.effectiveOn),
  };
});

export const action = guardAction(lotAccess, async ({ actor, params, fields, arrival }) => {
  const draft = found(await reading(actor, (tx) => findDraft(tx, actor.providerId, params.applicationId)));
  const lot = found(draft.lots.find((one) => one.lot.id === params.lotId));
  const intent = fields.text("intent");
  const beside = intent === "keep" ? keptBeside(lot) : readBeside(fields, lot);
  const typed = together(lot, intent === "keep" ? keptPrices(lot) : readPrices(fields, lot), beside);
  if (Object.keys(typed.errors).length > 0) return priceReply(typed, typed.errors, 400);
  const { unpriced, answer } = leftBeside(lot, typed.prices);
  const complete = intent !== "later" && (intent !== "keep" || !(unpriced || answer));
  const { applicationId, lotId } = params;
  const verdict = found(
    await savePrices(actor, applicationId, lotId, typed.prices, complete, arrival, beside.said),
  );
  if (!verdict.ok) return refusedPrices(typed, verdict.why, draft.round.closesAt);
  if (intent === "keep" && !complete)
    throw redirect(`${paths.applicationPrices(params.applicationId, params.lotId)}?done=kept`);
  throw redirect(`${paths.application(params.applicationId)}?done=saved`);
});

/** What keeping all rates leaves to be done by hand: lines without a price, and the answer for prices below their floor. */
function leftBeside({ terms, floors, sustainability }: LotDraft, prices: readonly LinePrice[]) {
  return {
    unpriced: unpricedEntries(terms, prices).length > 0,
    answer: owesAnswer(pricesBelowFloor(terms, prices, floors), sustainability),
  };
}

export default function Prices() {
  const data = useLoaderData<typeof loader>();
  const { applicationId, carried } = data;
  const reply = useActionData<typeof action>();
  const asked = reply ? reply.asked : data.asked;
  return (
    <SectionPage
      {...{ applicationId, carried }}
      reply={reply && { ...reply, errors: namedErrors(reply.errors, data.tables) }}
      title="Your prices"
      caption={data.lotTitle}
    >
      {!reply && data.done === "kept" ? (
        <NotificationBanner type="success" text={keptInWords(data.left)} />
      ) : null}
      <p className="govuk-body">
        Prices in pounds and pence, without VAT, from {data.effectiveOn}. Each must be at or under its cap.
        Leave a line that is not required empty if you do not offer it. If care cannot be given under a cap,{" "}
        <a className="govuk-link" href={paths.askException}>
          ask for a price above it
        </a>{" "}
        before the round closes.
      </p>
      {data.hasLast ? (
        <form method="post" noValidate>
          <p className="govuk-body">
            {data.bound}. {data.unfit}.
          </p>
          <Button variant="secondary" name="intent" value="keep">
            Keep all my rates
          </Button>
        </form>
      ) : null}
      {data.tables.length === 0 ? (
        <NothingToPrice applicationId={applicationId} lotId={data.lotId} />
      ) : (
        <form method="post" noValidate>
          {data.tables.map((table) => (
            <RateCardTable key={table.locationId} table={table} asked={asked} reply={reply} />
          ))}
          <KeepingPricesUp asked={asked} answer={data.sustainability} reply={reply} />
          <VatOfLot vat={data.vat} reply={reply} />
          <VatOfLines boxes={data.lineVat} reply={reply} />
          <VolumesOfLot tables={data.tables} reply={reply} />
          <SaveButtons />
        </form>
      )}
    </SectionPage>
  );
}

function keptInWords({ unpriced, answer }: { readonly unpriced: boolean; readonly answer: boolean }): string {
  return [
    "Your rates are filled in and saved.",
    unpriced ? "Price the lines that are still empty." : "",
    answer ? "Say below how you would keep up those that are below their lawful cost." : "",
    unpriced || answer ? "Then continue." : "",
  ]
    .filter(Boolean)
    .join(" ");
}

function NothingToPrice({
  applicationId,
  lotId,
}: {
  readonly applicationId: string;
  readonly lotId: string;
}) {
  return (
    <EmptyState title="Nothing to price yet">
      <p className="govuk-body">
        Say first{" "}
        <a className="govuk-link" href={paths.applicationLot(applicationId, lotId)}>
          where you work in this lot
        </a>
        . The lines to price follow from that.
      </p>
    </EmptyState>
  );
}
