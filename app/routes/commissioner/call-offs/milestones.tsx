import { z } from "zod";
import { setMoveThrough } from "#app/commands/call-off/set-move-through.server.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { MoveTimeline } from "#app/components/call-off/MoveTimeline.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Fieldset } from "#app/components/govuk/Fieldset.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { contractOfCallOff, lotStepsOf, milestonesOf } from "#app/data/call-off/move-through.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { dayInWords } from "#app/domain/calendar-words.ts";
import type { MoveRefusal } from "#app/domain/call-off/cross-lot.ts";
import { mayTake, type StepRefusal } from "#app/domain/call-off/state.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { callOffOfPage } from "#app/web/call-off.server.ts";
import { optionalTextField, sentences, wholeField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("How people move on") }];

const params = byId("callOffId");

export const loader = guardLoader(
  { area: "commissioner", permission: "call-off:read", params },
  async ({ actor, params: { callOffId }, url }) =>
    reading(actor, async (tx, now) => {
      const { callOff, state, head } = await callOffOfPage(tx, callOffId, now);
      const contractId = await contractOfCallOff(tx, callOffId);
      const records = contractId ? await milestonesOf(tx, contractId) : new Map<string, never>();
      const lots = await lotStepsOf(tx, callOffId);
      return {
        ...{ callOffId, head, startsOn: callOff.startsOn },
        term: `${dayInWords(callOff.startsOn)} to ${dayInWords(callOff.endsOn)}`,
        steps: lots.map((lot) => ({ ...lot, record: records.get(lot.lotId) ?? null })),
        contractId: contractId ?? null,
        mayChange: mayTake("change", state).ok && mayDo(actor, "call-off:manage"),
        done: url.searchParams.get("done") ? "The steps are saved." : null,
      };
    }),
);

const months = (lotId: string) => `months-${lotId}`;
const milestone = (lotId: string) => `milestone-${lotId}`;

export const action = guardAction(
  { area: "commissioner", permission: "call-off:manage", params },
  async ({ actor, params: { callOffId }, fields }) => {
    const lots = await reading(actor, (tx) => lotStepsOf(tx, callOffId));
    const asked = lots.flatMap(({ lotId, number }) => [
      [months(lotId), wholeField(`the months for lot ${number}`, 0, 240)] as const,
      [milestone(lotId), optionalTextField(`The milestone for lot ${number}`, 500)] as const,
    ]);
    const typed = Object.fromEntries(asked.map(([name]) => [name, fields.text(name)]));
    const parsed = z.object(Object.fromEntries(asked)).safeParse(typed);
    if (!parsed.success) return badForm(fields, sentences(parsed.error));
    const steps = lots.map(({ lotId }) => ({
      ...{ lotId, afterMonths: Number(parsed.data[months(lotId)]) },
      milestone: String(parsed.data[milestone(lotId)]),
    }));
    const verdict = found(await setMoveThrough(actor, callOffId, steps));
    if (verdict.ok) throw redirect(`${paths.callOffStep(callOffId, "milestones")}?done=saved`);
    const [sentence, field] = refusalInWords(verdict.why, lots);
    return refused(fields, sentence, field);
  },
);

type Lots = readonly { readonly lotId: string; readonly number: number }[];

function refusalInWords(why: MoveRefusal | StepRefusal, lots: Lots): readonly [string, string] {
  const lot = (lotId: string) => `lot ${lots.find((one) => one.lotId === lotId)?.number ?? ""}`;
  switch (why.kind) {
    case "not-now":
      return ["This call-off was put up for approval: its steps are not changed any more", ""];
    case "one-lot":
      return ["People can only move on in a call-off with lines in two or more lots", ""];
    case "not-the-lots":
      return ["The lots of this call-off were changed meanwhile: look at them again", ""];
    case "lots-without-lines":
      return [`Say first what is bought in ${why.lotIds.map(lot).join(" and ")}`, ""];
    case "nobody-at-the-start":
      return ["One of the lots must begin at the start, after 0 months", months(lots[0]?.lotId ?? "")];
    case "no-milestone":
      return [`Enter by what it is known that people move on into ${lot(why.lotId)}`, milestone(why.lotId)];
    case "after-the-term":
      return [
        `The step into ${lot(why.lotId)} must be before the call-off ends on ${dayInWords(why.endsOn)}`,
        months(why.lotId),
      ];
    default:
      return unreachable(why);
  }
}

export default function MilestonesOfCallOff() {
  const { callOffId, head, steps, startsOn, mayChange, contractId, done, ...data } =
    useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const planned = steps.some(({ afterMonths }) => afterMonths !== null);
  return (
    <>
      <CallOffHead
        back={{ href: paths.callOff(callOffId), text: "The call-off" }}
        callOff={head}
        done={done}
        errors={reply ? <FormErrors errors={reply.errors} /> : null}
      >
        How people move on from lot to lot
      </CallOffHead>
      {steps.length < 2 ? (
        <EmptyState title="This call-off has one lot">
          <p className="govuk-body">
            Steps are for a call-off with lines in two or more lots, like supported accommodation, then
            supported living, then home care. Add lines of another lot first.
          </p>
        </EmptyState>
      ) : null}
      {steps.length >= 2 && !planned && !mayChange ? (
        <EmptyState title="No steps are planned">
          <p className="govuk-body">All lots of this call-off begin at its start and stand side by side.</p>
        </EmptyState>
      ) : null}
      {planned ? <MoveTimeline startsOn={startsOn} steps={steps} /> : null}
      {contractId && planned ? (
        <Button href={paths.contractStep(contractId, "milestones")} variant="secondary">
          Record what was reached
        </Button>
      ) : null}
      {mayChange && steps.length >= 2 ? (
        <form method="post" noValidate>
          <p className="govuk-body">
            The term is {data.term}. Lots that begin after 0 months begin with it; every later lot needs a
            milestone.
          </p>
          {steps.map(({ lotId, number, title, afterMonths, milestone: words }) => (
            <Fieldset key={lotId} legend={`Lot ${number}: ${title}`} legendSize="m">
              <Input
                name={months(lotId)}
                label={`How many months after the start do people move into lot ${number}?`}
                width={3}
                inputMode="numeric"
                value={shown(reply, months(lotId), afterMonths === null ? "" : `${afterMonths}`)}
                error={reply?.errors[months(lotId)]}
              />
              <Input
                name={milestone(lotId)}
                label={`By what is it known that people are ready for lot ${number}?`}
                hint="Like “Cooks and shops with prompts”. Leave empty for a lot that begins at the start."
                value={shown(reply, milestone(lotId), words)}
                error={reply?.errors[milestone(lotId)]}
              />
            </Fieldset>
          ))}
          <Button preventDoubleClick>Save the steps</Button>
        </form>
      ) : null}
    </>
  );
}
