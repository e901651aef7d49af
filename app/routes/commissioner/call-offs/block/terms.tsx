import { z } from "zod";
import { setTermsOfBlock } from "#app/commands/call-off/set-block-terms.server.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { stateLooks } from "#app/components/call-off/call-off-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { dayOf } from "#app/domain/calendar.ts";
import { toUnit, unitsInWords } from "#app/domain/call-off/line-unit.ts";
import { formatPounds, parsePounds, pence, type Pence } from "#app/domain/money.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { blockTermsOf, pricesOfLine } from "#app/data/call-off/blocks.server.ts";
import { linesOfCallOff } from "#app/data/call-off/call-offs.server.ts";
import { reading } from "#app/data/db.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { callOffOfPage } from "#app/web/call-off.server.ts";
import { moneyField, percentField, sentences, textField, wholeField } from "#app/web/fields.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { TermsFields } from "./TermsFields.tsx";
import { typedTerms } from "./typed-terms.ts";

export const meta = () => [{ title: titleOf("Set the terms of a block") }];

const access = {
  area: "commissioner",
  permission: "call-off:manage",
  params: byId("callOffId", "lineId"),
} as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx, now) => {
    const { callOff, head } = await callOffOfPage(tx, params.callOffId, now);
    const line = found((await linesOfCallOff(tx, callOff.id)).find(({ id }) => id === params.lineId));
    const terms = (await blockTermsOf(tx, callOff.id)).get(line.id);
    const prices = await pricesOfLine(tx, line, dayOf(now));
    return {
      ...{ callOffId: callOff.id, head, title: `${line.title}, ${line.area}` },
      units: unitsInWords(line.units, toUnit(line.unit)),
      prices: pricesInWords(prices),
      stored: terms ? typedTerms(terms) : {},
    };
  }),
);

function pricesInWords({ cap, lowest, highest }: Awaited<ReturnType<typeof pricesOfLine>>): string {
  const members =
    lowest === null || highest === null
      ? "No member has a rate for it today."
      : `Members’ rates for it are from ${formatPounds(lowest)} to ${formatPounds(highest)} today; nobody is paid more than its own rate.`;
  return cap === null ? members : `The framework’s cap for it is ${formatPounds(cap)}. ${members}`;
}

/** A sum that may be nought or left empty. */
const retainerField = z.string().transform((text, context): Pence => {
  const parsed = parsePounds(text.trim() === "" ? "0" : text);
  if (parsed.ok) return parsed.value;
  context.addIssue({ code: "custom", message: "Retainer must be a sum in pounds and pence, like 350.00" });
  return z.NEVER;
});

const form = z.object({
  price: moneyField,
  guaranteed: percentField("the share that is guaranteed"),
  void: percentField("the share that an unused unit is paid"),
  retainer: retainerField,
  retainerDays: wholeField("days for which a place is kept", 0, 365),
  notice: wholeField("notice in days", 0, 365),
  warn: percentField("the share at which a warning is sent"),
  spot: moneyField,
  basis: textField("where the price of buying singly is from", 500),
});

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const typed = Object.fromEntries(Object.keys(form.shape).map((name) => [name, fields.text(name)]));
  const parsed = form.safeParse({ ...typed, retainerDays: typed["retainerDays"] || "0" });
  if (!parsed.success) return badForm(fields, sentences(parsed.error));
  const said = parsed.data;
  const terms = {
    ...{ pence: said.price, spotPence: said.spot, spotBasis: said.basis, noticeDays: said.notice },
    ...{ guaranteed: said.guaranteed, voidShare: said.void, warnAt: said.warn },
    ...{ retainerPence: said.retainerDays === 0 ? pence(0) : said.retainer, retainerDays: said.retainerDays },
  };
  const verdict = found(await setTermsOfBlock(actor, params.callOffId, params.lineId, terms, arrival));
  if (verdict.ok) throw redirect(`${paths.callOffStep(params.callOffId, "block")}?done=set`);
  switch (verdict.why.kind) {
    case "over-cap":
      return refused(
        fields,
        `Price must be no more than the cap of the line, ${formatPounds(verdict.why.capPence)}`,
        "price",
      );
    case "no-block":
      return refused(fields, "This call-off is not a block");
    case "not-now":
      return refused(
        fields,
        `Terms are set on a draft only. This call-off: ${stateLooks[verdict.why.state].word.toLowerCase()}`,
      );
    default:
      return unreachable(verdict.why);
  }
});

export default function Terms() {
  const { callOffId, head, title, units, prices, stored } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <CallOffHead
        back={{ href: paths.callOffStep(callOffId, "block"), text: "Terms of the block" }}
        callOff={head}
        errors={<FormErrors errors={reply?.errors} />}
      >
        Terms for {title}
      </CallOffHead>
      <p className="govuk-body">
        The block buys {units} over its term. {prices}
      </p>
      <form method="post" noValidate>
        <TermsFields reply={reply} stored={stored} />
        <Button preventDoubleClick>Save the terms</Button>
      </form>
    </>
  );
}
