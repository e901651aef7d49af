import { setJudging } from "#app/commands/call-off/set-judging.server.ts";
import { criteriaOfCallOff } from "#app/data/call-off/set-up.server.ts";
import { reading } from "#app/data/db.server.ts";
import type { Criterion } from "#app/domain/call-off/criteria.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { tieWords } from "#app/components/call-off/call-off-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { stepRefused } from "#app/web/call-off-words.server.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { judgingSentence, readJudging } from "./criteria-form.server.ts";
import { CriterionRows, mostCriteria, type StoredCriterion } from "./criterion-rows.tsx";
import { draftOfPage } from "./draft-of-page.server.ts";

export const meta = () => [{ title: titleOf("Criteria and weights") }];

const access = { area: "commissioner", permission: "call-off:manage", params: byId("callOffId") } as const;

export const loader = guardLoader(access, async (asked) =>
  reading(asked.actor, async (tx, now) => {
    const { callOff, head } = await draftOfPage(tx, asked, now);
    return {
      ...{ id: callOff.id, head },
      qualityWeight: callOff.qualityWeight === null ? "60" : String(callOff.qualityWeight),
      minimumQuality: callOff.minimumQuality === null ? "" : String(callOff.minimumQuality),
      tieRule: callOff.tieRule ?? "",
      stored: (await criteriaOfCallOff(tx, callOff.id)).map(toStored),
    };
  }),
);

function toStored({ title, question, guidance, ...numbers }: Criterion): StoredCriterion {
  const { weight, minimumScore, maximumWords } = numbers;
  return {
    ...{ title, question, guidance, weight: String(weight), maximumWords: String(maximumWords) },
    minimumScore: minimumScore === null ? "" : String(minimumScore),
  };
}

export const action = guardAction(access, async ({ actor, params, fields }) => {
  const form = readJudging(fields);
  if ("errors" in form) return badForm(fields, form.errors);
  const verdict = await setJudging(actor, params.callOffId, form.judging);
  if (verdict.ok) throw redirect(`${paths.callOff(params.callOffId)}?done=saved`);
  const { why } = verdict;
  if (why.kind === "not-found" || why.kind === "not-now") return stepRefused(fields, why);
  const { field, text } = judgingSentence(why, form.rows);
  return refused(fields, text, field);
});

export default function Criteria() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <CallOffHead
        back={{ href: paths.callOff(page.id), text: page.head.reference }}
        callOff={page.head}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        Criteria, weights and price
      </CallOffHead>
      <p className="govuk-body">
        Bidders read all of this before they bid, and bids are judged by nothing else. Price scores the lowest
        admissible price divided by the bid’s own, times the share of price.
      </p>
      <form method="post" noValidate>
        <Input
          name="qualityWeight"
          label="Share of quality"
          labelSize="s"
          hint="Price has the rest. 0 lets price alone decide."
          suffix="of 100"
          width={3}
          inputMode="numeric"
          value={shown(reply, "qualityWeight", page.qualityWeight)}
          error={reply?.errors["qualityWeight"]}
        />
        <Input
          name="minimumQuality"
          label="Least share of the quality marks that a bid needs (optional)"
          labelSize="s"
          suffix="%"
          width={3}
          inputMode="numeric"
          value={shown(reply, "minimumQuality", page.minimumQuality)}
          error={reply?.errors["minimumQuality"]}
        />
        <Radios
          name="tieRule"
          legend="If two bids come out equal"
          legendSize="s"
          value={shown(reply, "tieRule", page.tieRule)}
          error={reply?.errors["tieRule"]}
          items={(["HIGHER_QUALITY", "LOWER_PRICE", "DRAWN_LOTS"] as const).map((rule) => ({
            value: rule,
            text: tieWords[rule],
          }))}
        />
        <CriterionRows
          stored={page.stored}
          rows={Math.min(mostCriteria, Math.max(3, page.stored.length + 1))}
          reply={reply}
        />
        <Button>Save and continue</Button>
      </form>
    </>
  );
}
