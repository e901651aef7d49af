import { z } from "zod";
import { rankForDirectAward } from "#app/commands/call-off/rank-members.server.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { equalWords, ruleWords } from "#app/components/call-off/offer-words.ts";
import { stateLooks } from "#app/components/call-off/call-off-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { dayOf } from "#app/domain/calendar.ts";
import { normalisePostcode } from "#app/domain/framework/postcode.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { rankingRuleOf } from "#app/data/call-off/ranking.server.ts";
import { reading } from "#app/data/db.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { callOffOfPage } from "#app/web/call-off.server.ts";
import { choiceField, numberField, sentences } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Rank the members") }];

const access = { area: "commissioner", permission: "call-off:manage", params: byId("callOffId") } as const;

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx, now) => {
    const { callOff, head } = await callOffOfPage(tx, params.callOffId, now);
    const rule = await rankingRuleOf(tx, callOff, dayOf(now));
    return { callOffId: callOff.id, head, rule: rule ?? null };
  }),
);

const form = z.object({
  postcode: numberField(normalisePostcode, "Enter a full postcode, like BS1 1AD"),
  cascade: choiceField(["yes", "no"], "Select whether the portal offers the next by itself"),
});

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const parsed = form.safeParse({ postcode: fields.text("postcode"), cascade: fields.text("cascade") });
  if (!parsed.success) return badForm(fields, sentences(parsed.error));
  const { postcode, cascade } = parsed.data;
  const how = { postcode, cascades: cascade === "yes" };
  const verdict = found(await rankForDirectAward(actor, params.callOffId, how, arrival));
  if (verdict.ok) throw redirect(`${paths.callOffStep(params.callOffId, "offers")}?done=ranked`);
  switch (verdict.why.kind) {
    case "not-now":
      return refused(
        fields,
        `Members are ranked once a direct award is approved and published, before anything is offered. This call-off: ${stateLooks[verdict.why.state].word}`,
      );
    case "ranked-already":
      return refused(fields, "The members are ranked already, and the list is frozen");
    case "no-rule":
      return refused(fields, "The framework has no rule for a direct award of this lot today");
    case "unknown-postcode":
      return refused(fields, "This postcode is not on file. Enter one nearby", "postcode");
    case "place-needed":
      return refused(fields, "Enter the postcode from which distances are measured", "postcode");
    case "nobody-to-rank":
      return refused(fields, "No member is eligible for the whole of this call-off today");
    default:
      return unreachable(verdict.why);
  }
});

export default function Ranking() {
  const { callOffId, head, rule } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <CallOffHead
        back={{ href: paths.callOffStep(callOffId, "offers"), text: "Offers" }}
        callOff={head}
        errors={<FormErrors errors={reply?.errors} />}
      >
        Rank the members
      </CallOffHead>
      {rule ? (
        <p className="govuk-body">
          Members are ranked by {ruleWords[rule.rule]}. {equalWords} The rule comes from: {rule.source}.
        </p>
      ) : (
        <p className="govuk-body">The framework has no rule for a direct award of this lot today.</p>
      )}
      <p className="govuk-body">
        Only members that are eligible today are ranked. The list is frozen: it is made once and not changed.
      </p>
      <form method="post" noValidate>
        {rule?.rule === "DISTANCE_THEN_PRICE" ? (
          <Input
            name="postcode"
            label="From which postcode are distances measured?"
            hint="Use a place nearby rather than a person’s own postcode."
            width={10}
            value={shown(reply, "postcode")}
            error={reply?.errors["postcode"]}
          />
        ) : null}
        <Radios
          name="cascade"
          legend="If a provider declines or does not answer in time, who offers the next?"
          hint="The first offer is always sent by a person."
          value={shown(reply, "cascade")}
          error={reply?.errors["cascade"]}
          items={[
            { value: "yes", text: "The portal, by itself", hint: "Quicker: nobody has to watch the clock." },
            { value: "no", text: "A person", hint: "You look at each answer before the next offer." },
          ]}
        />
        <Button preventDoubleClick>Rank and freeze the list</Button>
      </form>
    </>
  );
}
