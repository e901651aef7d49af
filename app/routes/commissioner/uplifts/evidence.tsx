import { z } from "zod";
import { agreeOnEvidence, refuseEvidence } from "#app/commands/pricing/decide-evidence.server.ts";
import { reading } from "#app/data/db.server.ts";
import { gateToDecide } from "#app/data/gated-rates.server.ts";
import { upliftGates } from "#app/data/uplift-gates.server.ts";
import { delegatedLimit } from "#app/data/uplifts.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { dayInWords, inWords } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { formatPrice } from "#app/domain/framework/unit.ts";
import { basisPoints, formatPercent, formatPounds, pence } from "#app/domain/money.ts";
import { mostAgreed, type AgreedRise } from "#app/domain/pricing/gated-rate.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { choiceField, dayOfParts, moneyField, percentField, sentences, textField } from "#app/web/fields.ts";
import type { Fields } from "#app/web/fields-of-body.server.ts";
import { titleOf } from "#app/web/form.ts";
import { decisionToProvider } from "#app/web/gate-words.server.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { DecideEvidence } from "./decide-evidence.tsx";
import { evidenceRefusal } from "./evidence-words.ts";
import { leftInWords } from "./uplift-words.ts";

export const meta = () => [{ title: titleOf("A rate left to evidence") }];

const params = byId("upliftId", "rateId");

/** One rate that an uplift left to evidence: what its provider says, what may be agreed, and what was decided. */
export const loader = guardLoader(
  { area: "commissioner", permission: "commissioning:read", params },
  async ({ actor, params: which }) =>
    reading(actor, async (tx, now) => {
      const gates = await upliftGates(tx, which.upliftId);
      const gate = found(gates.find((one) => one.rateId === which.rateId));
      const rate = found(await gateToDecide(tx, which));
      const limit = await delegatedLimit(tx, rate.frameworkId, actor.roles, dayOf(now));
      const { provider, line, place, title, statement, statedAt } = gate;
      return {
        ...{ upliftId: gate.upliftId, provider, line, place, title, statement },
        statedAt: statedAt && inWords(statedAt),
        why: gate.kind === "NEGOTIATED" ? leftInWords.negotiated : leftInWords["above-threshold"],
        rate: formatPrice(rate.pence, rate.unit),
        since: dayInWords(rate.validFrom),
        most: formatPrice(mostAgreed(rate), rate.unit),
        ceiling: formatPercent(rate.ceiling),
        units: rate.unitsAYear === null ? null : rate.unitsAYear.toLocaleString("en-GB"),
        earliest: dayInWords(rate.upliftFromOn),
        decision: decisionToProvider(gate),
        decidedBy: gate.decision?.decidedBy ?? "",
        own: rate.proposedBy === actor.accountId,
        mayDecide: mayDo(actor, "uplift:decide-evidence"),
        limit: limit === null ? null : formatPounds(limit),
      };
    }),
);

const refusal = z.object({ reason: textField("the reason for your decision", 1000) });

export const action = guardAction(
  { area: "commissioner", permission: "uplift:decide-evidence", params },
  async ({ actor, params: which, fields, arrival }) => {
    const decision = choiceField(["agree", "refuse"], "").safeParse(fields.text("decision"));
    if (!decision.success) return badForm(fields, { decision: "Select whether the rate rises" });
    const form = decision.data === "agree" ? readAgreement(fields) : readRefusal(fields);
    if ("errors" in form) return badForm(fields, form.errors);
    const verdict =
      "agreement" in form
        ? await agreeOnEvidence(actor, which, form.agreement, arrival)
        : await refuseEvidence(actor, which, form.refusal, arrival);
    if (verdict.ok) throw redirect(paths.uplift(which.upliftId));
    if (verdict.why.kind === "not-found") throw notFound();
    const unit = found(await reading(actor, (tx) => gateToDecide(tx, which))).unit;
    const { field, sentence } = evidenceRefusal(verdict.why, unit);
    return refused(fields, sentence, field);
  },
);

function readRefusal(fields: Fields) {
  const parsed = refusal.safeParse({ reason: fields.text("reason") });
  return parsed.success ? { refusal: parsed.data.reason } : { errors: sentences(parsed.error) };
}

function readAgreement(fields: Fields) {
  const parsed = refusal.safeParse({ reason: fields.text("reason") });
  const day = dayOfParts((name) => fields.text(name), "from", "the day from which the rate holds");
  const rise = readRise(fields);
  const errors = {
    ...("error" in rise ? { [rise.field]: rise.error } : {}),
    ...("error" in day ? { from: day.error } : {}),
    ...(parsed.success ? {} : sentences(parsed.error)),
  };
  if (!parsed.success || "error" in rise || "error" in day) return { errors };
  return { agreement: { rise: rise.rise, fromOn: day.day, reason: parsed.data.reason } };
}

function readRise(
  fields: Fields,
): { readonly rise: AgreedRise } | { readonly field: string; readonly error: string } {
  const [rate, rise] = [fields.text("rate").trim(), fields.text("rise").trim()];
  if ((rate === "") === (rise === ""))
    return { field: "rate", error: "Enter a new rate or how far it rises, and not both" };
  const parsed = rate === "" ? percentField("how far it rises").safeParse(rise) : moneyField.safeParse(rate);
  if (!parsed.success)
    return { field: rate === "" ? "rise" : "rate", error: parsed.error.issues[0]?.message ?? "" };
  return rate === ""
    ? { rise: { by: "per-cent", rise: basisPoints(parsed.data) } }
    : { rise: { by: "price", pence: pence(parsed.data) } };
}

export default function EvidenceOfRate() {
  const data = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { decision } = data;
  return (
    <>
      <BackLink href={paths.uplift(data.upliftId)}>{data.title}</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading caption={data.provider}>{data.line}</PageHeading>
      <SummaryList
        rows={[
          { key: "Where", value: data.place },
          { key: "Rate now", value: `${data.rate}, since ${data.since}` },
          { key: "Why it was left", value: data.why },
          { key: "Most that can be agreed", value: `${data.most}: the uplift’s ceiling is ${data.ceiling}` },
          {
            key: "Declared volume",
            value: data.units ? `${data.units} units a year` : "None, so that its cost is not counted",
          },
          {
            key: "Evidence",
            value: data.statement ? `${data.statement} (given at ${data.statedAt})` : "Nothing yet",
          },
          ...(decision
            ? [
                { key: "Decision", value: `${decision.outcome}. By ${data.decidedBy}, ${decision.at}` },
                { key: "Reason", value: decision.reason },
              ]
            : []),
        ]}
      />
      {decision ? null : <ToDecide />}
    </>
  );
}

function ToDecide() {
  const { statement, own, mayDecide, limit, earliest } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  if (!statement)
    return (
      <p className="govuk-inset-text">There is nothing to decide on until the provider gives evidence.</p>
    );
  if (own || !mayDecide)
    return (
      <p className="govuk-inset-text">
        A commissioner, an approver or finance, other than who proposed the uplift, decides on it.
      </p>
    );
  return <DecideEvidence limit={limit} earliest={earliest} reply={reply} />;
}
