import { unitsInWords } from "#app/domain/call-off/line-unit.ts";
import { submitOwnBid } from "#app/commands/call-off/submit-bid.server.ts";
import { BidHead } from "#app/components/call-off/BidHead.tsx";
import { BidSaid } from "#app/components/call-off/BidSaid.tsx";
import { PartsOfBid } from "#app/components/call-off/PartsOfBid.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { WarningText } from "#app/components/govuk/WarningText.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import type { BidTerms } from "#app/domain/call-off/bid.ts";
import { costOfLine } from "#app/domain/call-off/cost.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";
import { formatPounds, pence } from "#app/domain/money.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { titleOf } from "#app/web/form.ts";
import { found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { originOf } from "#app/web/origin.server.ts";
import { paths } from "#app/web/paths.ts";
import { refused } from "#app/web/reply.server.ts";
import { access, ownCallOffPage } from "./page.server.ts";
import { notOpenForBidsInWords, partnersBox } from "./words.ts";

export const meta = () => [{ title: titleOf("Check your bid") }];

export const loader = guardLoader(access, async ({ actor, params, posted }) => {
  const { callOff, head, mayBid, terms, draft, left, deadline, current, names } = await ownCallOffPage(
    actor,
    params.callOffId,
  );
  if (!posted && !mayBid) throw redirect(paths.ownCallOff(callOff.id));
  const prices = terms.lines.map((line) => ({ line, price: draft.prices[line.id] }));
  const total = prices.reduce(
    (sum, { line, price }) => sum + (price ? costOfLine({ pence: price, units: line.units }) : 0),
    0,
  );
  return {
    ...{ id: callOff.id, head, left, closes: deadline.words, again: current !== null },
    together: callOffLots(terms) > 1,
    parts: terms.behind.parts.map(({ providerId, provider, lotIds }) => ({
      ...{ providerId, provider, lots: lotIds.map(names.lot).join("; ") },
    })),
    prices: prices.map(({ line: { id, title, area, unit, units, rate, rateOf, capPence }, price }) => ({
      ...{ key: id, title, area, units: unitsInWords(units, unit) },
      price: price === undefined ? "No price yet" : formatPrice(price, unit),
      ...{ rate: rate ? formatPrice(rate.pence, unit) : "None", rateOf },
      cap: capPence === null ? "No cap" : formatPrice(capPence, unit),
      total: price === undefined ? "" : formatPounds(costOfLine({ pence: price, units })),
    })),
    total: formatPounds(pence(total)),
    answers: terms.criteria.map(({ id, title }) => ({ key: id, title, text: draft.answers[id] ?? "" })),
  };
});

function callOffLots({ behind }: BidTerms): number {
  return new Set(behind.cover.map(({ lotId }) => lotId)).size;
}

/** Judged by when its body arrived: an opening or extension of the call-off waits until this is done. */
export const action = guardAction(
  { ...access, settle: true },
  async ({ actor, params, fields, arrival, url }) => {
    const receipt = paths.ownCallOffStep(params.callOffId, "receipt");
    const verdict = found(await submitOwnBid(actor, params.callOffId, `${originOf(url)}${receipt}`, arrival));
    if (verdict.ok) throw redirect(receipt);
    return refused(
      fields,
      verdict.why.kind === "not-open"
        ? notOpenForBidsInWords(verdict.why)
        : "Your bid is not complete, so it was not submitted. What is left stands below.",
      "submit",
    );
  },
);

export default function Check() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const bid = paths.ownCallOffStep(page.id, "bid");
  const partners = paths.ownCallOffStep(page.id, "partners");
  return (
    <>
      <BidHead
        back={{ href: bid, text: "Back to your bid" }}
        callOff={page.head}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        Check your bid
      </BidHead>
      <p className="govuk-body">This is exactly what will be opened and judged.</p>
      <PartsOfBid parts={page.parts} />
      <BidSaid prices={page.prices} total={page.total} answers={page.answers} />
      <p className="govuk-body">
        <a className="govuk-link" href={bid}>
          Change your bid
        </a>
      </p>
      {page.left.length > 0 ? (
        <>
          <h2 className="govuk-heading-m" id="submit">
            Not ready to submit yet
          </h2>
          <ul className="govuk-list govuk-list--bullet">
            {page.left.map(([name, words]) => (
              <li key={`${name} ${words}`}>
                {name === partnersBox && !page.together ? (
                  words
                ) : (
                  <a className="govuk-link" href={name === partnersBox ? partners : `${bid}#${name}`}>
                    {words}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </>
      ) : (
        <form method="post" noValidate>
          <h2 className="govuk-heading-m">{page.again ? "Submit your bid again" : "Submit your bid"}</h2>
          <WarningText>
            The last version that you submit before {page.closes} is the one that counts. Until then nobody
            but you can read it.
          </WarningText>
          <p className="govuk-body">
            By submitting you confirm that what it says is true and that you may offer these prices.
          </p>
          <Button preventDoubleClick id="submit">
            Submit bid
          </Button>
        </form>
      )}
    </>
  );
}
