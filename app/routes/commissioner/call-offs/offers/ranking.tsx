import { z } from "zod";
import { rankForDirectAward, type RankingRefusal } from "#app/commands/call-off/rank-members.server.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { changeInWords } from "#app/components/call-off/offer-words.ts";
import { stateLooks } from "#app/components/call-off/call-off-words.ts";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { rulesOf } from "#app/domain/call-off/rule-across-lots.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { normalisePostcode } from "#app/domain/framework/postcode.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { offeringAt } from "#app/data/call-off/offering.server.ts";
import { rankingRulesOf } from "#app/data/call-off/ranking.server.ts";
import { reading } from "#app/data/db.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { callOffOfPage } from "#app/web/call-off.server.ts";
import { choiceField, numberField, optionalTextField, sentences } from "#app/web/fields.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { RankingForm } from "./RankingForm.tsx";

export const meta = () => [{ title: titleOf("Rank the members") }];

const access = { area: "commissioner", permission: "call-off:manage", params: byId("callOffId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx, now) => {
    const { callOff, head } = await callOffOfPage(tx, params.callOffId, now);
    const lots = await rankingRulesOf(tx, callOff, dayOf(now));
    const offering = await offeringAt(tx, callOff, now);
    return {
      ...{ callOffId: callOff.id, head, lots, rules: rulesOf(lots) },
      without: lots.filter(({ rule }) => rule === null).map(({ lotNumber }) => lotNumber),
      stored: offering && {
        ...{ rule: offering.ranking.rule, reason: offering.ranking.ruleReason },
        ...{ postcode: offering.ranking.place, cascade: offering.ranking.cascades ? "yes" : "no" },
      },
      ranked: offering && {
        offered: offering.offers.length > 0,
        changes: offering.changes.map(changeInWords),
      },
    };
  }),
);

const form = z.object({
  rule: z.enum(["PRICE", "RATING_THEN_PRICE", "DISTANCE_THEN_PRICE"]).or(z.literal("")),
  reason: optionalTextField("The reason", 1000),
  postcode: numberField(normalisePostcode, "Enter a full postcode, like BS1 1AD"),
  cascade: choiceField(["yes", "no"], "Select whether the portal offers the next by itself"),
});

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const names = ["rule", "reason", "postcode", "cascade"];
  const parsed = form.safeParse(Object.fromEntries(names.map((name) => [name, fields.text(name)])));
  if (!parsed.success) return badForm(fields, sentences(parsed.error));
  const { postcode, cascade, rule, reason } = parsed.data;
  const how = { postcode, cascades: cascade === "yes", chosen: { rule: rule || null, reason } };
  const verdict = found(await rankForDirectAward(actor, params.callOffId, how, arrival));
  if (verdict.ok) throw redirect(`${paths.callOffStep(params.callOffId, "offers")}?done=ranked`);
  const [sentence, field] = refusedInWords(verdict.why);
  return refused(fields, sentence, field);
});

function refusedInWords(why: RankingRefusal): readonly [string, string] {
  switch (why.kind) {
    case "not-now":
      return [
        `Members are ranked once a direct award is approved and published, before anything is offered. This call-off: ${stateLooks[why.state].word}`,
        "",
      ];
    case "ranked-already":
      return ["The members are ranked already, and nothing has changed since", ""];
    case "offered-already":
      return ["Something was offered on the list: it stays as it was frozen", ""];
    case "no-rule":
      return [withoutRule(why.lotNumbers), ""];
    case "rule-not-chosen":
      return ["Select one of the lots’ rules for the whole call-off", "rule"];
    case "rule-without-reason":
      return ["Enter why the members are ranked by this rule", "reason"];
    case "unknown-postcode":
      return ["This postcode is not on file. Enter one nearby", "postcode"];
    case "place-needed":
      return ["Enter the postcode from which distances are measured", "postcode"];
    case "nobody-to-rank":
      return ["No member is eligible for the whole of this call-off today", ""];
    default:
      return unreachable(why);
  }
}

function withoutRule(lotNumbers: readonly number[]): string {
  const lots =
    lotNumbers.length === 0
      ? "this call-off"
      : `${lotNumbers.length === 1 ? "lot" : "lots"} ${lotNumbers.join(" and ")}`;
  return `The framework has no rule for a direct award of ${lots} today`;
}

export default function Ranking() {
  const { callOffId, head, lots, rules, without, ranked, stored } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const closed = ranked && (ranked.offered || ranked.changes.length === 0);
  return (
    <>
      <CallOffHead
        back={{ href: paths.callOffStep(callOffId, "offers"), text: "Offers" }}
        callOff={head}
        errors={<FormErrors errors={reply?.errors} />}
      >
        {ranked ? "Rank the members again" : "Rank the members"}
      </CallOffHead>
      {closed ? (
        <EmptyState title="The list stays as it is frozen">
          <p className="govuk-body">
            {ranked.offered
              ? "Something was offered on it. Members that are not eligible on the day of an offer are passed over, and why is kept."
              : "Nothing has changed since it was frozen."}
          </p>
        </EmptyState>
      ) : null}
      {ranked && !closed ? <Changed changes={ranked.changes} /> : null}
      {!closed && (without.length > 0 || rules.length === 0) ? (
        <EmptyState title="The members cannot be ranked today">
          <p className="govuk-body">{withoutRule(without)}.</p>
        </EmptyState>
      ) : null}
      {!closed && without.length === 0 && rules.length > 0 ? (
        <RankingForm lots={lots} rules={rules} stored={stored} reply={reply} />
      ) : null}
    </>
  );
}

function Changed({ changes }: { readonly changes: readonly string[] }) {
  return (
    <InsetText>
      <p className="govuk-body">
        The list is no longer as the members are today, and nothing was offered on it. The new list takes its
        place.
      </p>
      <ul className="govuk-list govuk-list--bullet">
        {changes.map((words) => (
          <li key={words}>{words}</li>
        ))}
      </ul>
    </InsetText>
  );
}
