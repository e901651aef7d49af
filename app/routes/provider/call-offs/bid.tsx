import { unitsInWords } from "#app/domain/call-off/line-unit.ts";
import { keepBid } from "#app/commands/call-off/save-bid.server.ts";
import { BidHead } from "#app/components/call-off/BidHead.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { CharacterCount } from "#app/components/govuk/CharacterCount.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import type { BidDraft, BidLine } from "#app/domain/call-off/bid.ts";
import { formatPrice, unitInWords } from "#app/domain/framework/unit.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, type Reply } from "#app/web/reply.server.ts";
import { inputText } from "../application/words.ts";
import { readBid, refusedBid, tooLongInBid } from "./bid-form.server.ts";
import { access, ownCallOffPage } from "./page.server.ts";
import { answerName, priceName } from "./words.ts";

export const meta = () => [{ title: titleOf("Your bid") }];

export const handle = { wide: true };

export const loader = guardLoader(access, async ({ actor, params, posted }) => {
  const { callOff, head, mayBid, terms, draft, savedAt, deadline } = await ownCallOffPage(
    actor,
    params.callOffId,
  );
  if (!posted && !mayBid) throw redirect(paths.ownCallOff(callOff.id));
  return {
    ...{ id: callOff.id, head, closes: deadline.words, together: terms.behind.parts.length > 0 },
    lines: terms.lines.map((line) => toRow(line, draft, savedAt === null)),
    criteria: terms.criteria.map((one) => ({
      ...{ name: answerName(one.id), title: one.title, question: one.question, guidance: one.guidance },
      ...{ weight: one.weight, maximumWords: one.maximumWords, kept: draft.answers[one.id] ?? "" },
    })),
  };
});

/** Until something is saved, each box holds the member's own framework rate. */
function toRow(line: BidLine, draft: BidDraft, fresh: boolean) {
  const { id, title, area, unit, units, rate, rateOf, capPence, exceptions } = line;
  const kept = draft.prices[id] ?? (fresh ? rate?.pence : undefined);
  return {
    ...{ name: priceName(id), title, area, units: unitsInWords(units, unit) },
    ...{ rate: rate ? formatPrice(rate.pence, unit) : null, rateOf },
    cap: capPence === null ? "No cap" : formatPrice(capPence, unit),
    allowed: exceptions.map((one) => formatPrice(one.maximumPence, unit)),
    unit: unitInWords(unit),
    kept: kept === undefined ? "" : inputText(kept),
  };
}

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const { terms, now } = await ownCallOffPage(actor, params.callOffId);
  const { draft, errors } = readBid(fields, terms);
  const later = fields.text("intent") === "later";
  const wrong = { ...errors, ...(later ? {} : tooLongInBid(terms, draft, now)) };
  if (Object.keys(wrong).length > 0) return badForm(fields, wrong);
  const verdict = found(await keepBid(actor, params.callOffId, draft, arrival));
  if (!verdict.ok) return refusedBid(fields, verdict.why, terms);
  throw redirect(
    later
      ? `${paths.ownCallOff(params.callOffId)}?done=saved`
      : paths.ownCallOffStep(params.callOffId, "check"),
  );
});

export default function Bid() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BidHead
        back={{ href: paths.ownCallOff(page.id), text: "Back to the invitation" }}
        callOff={page.head}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        Your bid
      </BidHead>
      <p className="govuk-body">
        Bids close at {page.closes}. Nobody but your organisation can read what you write here before the bids
        are opened.
      </p>
      <form method="post" noValidate>
        <h2 className="govuk-heading-m">Prices</h2>
        <p className="govuk-body">
          In pounds and pence, without VAT. Each price must be at or under{" "}
          {page.together
            ? "the framework rate today of the partner that delivers it"
            : "your framework rate today"}
          , which is filled in. You can go lower.
        </p>
        <Prices lines={page.lines} together={page.together} reply={reply} />
        {page.criteria.length > 0 ? <h2 className="govuk-heading-m">Quality</h2> : null}
        {page.criteria.map((one) => (
          <CharacterCount
            key={one.name}
            name={one.name}
            label={one.title}
            labelSize="s"
            hint={[one.question, one.guidance, `It counts for ${one.weight} of the 100 marks for quality.`]
              .filter(Boolean)
              .join(" ")}
            rows={10}
            maxWords={one.maximumWords}
            value={shown(reply, one.name, one.kept)}
            error={reply?.errors[one.name]}
          />
        ))}
        <div className="govuk-button-group">
          <Button preventDoubleClick>Save and check your bid</Button>
          <Button variant="secondary" name="intent" value="later">
            Save and come back later
          </Button>
        </div>
      </form>
    </>
  );
}

type Line = ReturnType<typeof toRow>;

type PricesProps = {
  readonly lines: readonly Line[];
  readonly together: boolean;
  readonly reply: Reply | undefined;
};

function Prices({ lines, together, reply }: PricesProps) {
  return (
    <ResponsiveTable
      caption="Your prices"
      captionHidden
      columns={[
        { key: "line", label: "Line" },
        { key: "units", label: "Units in all", numeric: true },
        { key: "rate", label: together ? "Partner’s framework rate" : "Your framework rate", numeric: true },
        { key: "cap", label: "Cap", numeric: true },
        { key: "price", label: "Your price" },
      ]}
      rows={lines.map((line) => ({
        key: line.name,
        cells: {
          line: (
            <>
              {line.title}
              <span className="app-aside">{line.area}</span>
            </>
          ),
          units: line.units,
          rate: (
            <>
              {line.rate ?? (together ? "No partner’s rate" : "No rate of yours")}
              {line.rateOf ? <span className="app-aside">{line.rateOf}</span> : null}
            </>
          ),
          cap: (
            <>
              {line.cap}
              {line.allowed.map((most) => (
                <span className="app-aside" key={most}>
                  {line.rateOf ?? "You"} may ask up to {most}
                </span>
              ))}
            </>
          ),
          price: (
            <Input
              name={line.name}
              label={
                <>
                  <span className="govuk-visually-hidden">Price for {line.title}, </span>
                  {line.unit}
                </>
              }
              classes="app-price-box"
              width={10}
              prefix="£"
              inputMode="decimal"
              spellCheck={false}
              value={shown(reply, line.name, line.kept)}
              error={reply?.errors[line.name]}
            />
          ),
        },
      }))}
    />
  );
}
