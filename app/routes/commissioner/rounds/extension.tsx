import { z } from "zod";
import { extendRound } from "#app/commands/round/extend-round.server.ts";
import { bankHolidaysOnFile } from "#app/data/bank-holidays.server.ts";
import { reading } from "#app/data/db.server.ts";
import { progressOf } from "#app/data/round-progress.server.ts";
import { roundById } from "#app/data/rounds.server.ts";
import { deadlineInWords } from "#app/domain/calendar-words.ts";
import { addDays, dayOf, noonOn } from "#app/domain/calendar.ts";
import type { ExtendRefusal } from "#app/domain/round/decisions.ts";
import { workingDayFrom } from "#app/domain/round/next-round.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { CharacterCount } from "#app/components/govuk/CharacterCount.tsx";
import { Deadline } from "#app/components/portal/Deadline.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { InstantFields } from "#app/components/portal/InstantFields.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { roundInWords, roundLooks } from "#app/components/portal/round-words.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { instantOfParts } from "#app/web/london-time.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { instantBoxes, RoundErrors } from "./round-form.tsx";

export const meta = () => [{ title: titleOf("Close the round later") }];

const access = { area: "commissioner", permission: "round:manage", params: byId("roundId") } as const;
const longest = 1_000;
const schema = z.object({ reason: textField("the reason", longest) });

export const loader = guardLoader(access, async ({ actor, params }) =>
  reading(actor, async (tx, now) => {
    const round = found(await roundById(tx, params.roundId));
    const holidays = await bankHolidaysOnFile(tx);
    const weekOn = noonOn(workingDayFrom(addDays(dayOf(round.closesAt), 7), holidays));
    return {
      round: roundInWords(round, now),
      started: (await progressOf(tx, [round.id])).get(round.id)?.started ?? 0,
      proposed: instantBoxes("closes", weekOn),
    };
  }),
);

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const form = schema.safeParse({ reason: fields.text("reason") });
  const closes = instantOfParts(fields.text, "closes", "the round closes");
  if (!form.success || "error" in closes) {
    return badForm(fields, {
      ...("error" in closes ? { closes: closes.error } : {}),
      ...(form.success ? {} : sentences(form.error)),
    });
  }
  const input = { closesAt: closes.instant, reason: form.data.reason };
  const verdict = await extendRound(actor, params.roundId, input, arrival);
  if (verdict.ok) throw redirect(`${paths.round(params.roundId)}?done=extended`);
  if (verdict.why.kind === "not-found") throw notFound();
  const { field, text } = refusalInWords(verdict.why);
  return refused(fields, text, field);
});

function refusalInWords(why: ExtendRefusal): { readonly field: string; readonly text: string } {
  switch (why.kind) {
    case "wrong-status":
      return {
        field: "",
        text: `This round is “${roundLooks[why.status].word}”: only a round that has not closed can be extended`,
      };
    case "not-later":
      return {
        field: "closes",
        text: `The round can only close later than ${deadlineInWords(why.closesAt)}`,
      };
    case "prices-hold-before-it-closes":
      return { field: "closes", text: "The round must close before the day its prices hold from" };
    default:
      return unreachable(why);
  }
}

export default function Extension() {
  const { round, started, proposed } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const extendable = round.status === "open" || round.status === "upcoming";
  return (
    <>
      <RoundErrors reply={reply} />
      <BackLink href={paths.round(round.id)}>{round.title}</BackLink>
      <PageHeading caption={round.title}>Close the round later</PageHeading>
      {extendable ? (
        <>
          <Deadline
            label="Closes now at"
            words={round.closes}
            left={round.left || "Not yet open"}
            serverTime={round.serverTime}
            urgent={round.urgent}
          />
          <p className="govuk-body">
            A round can only close later, never earlier. The change is recorded with your reason, shown to
            everyone, and mailed to the {started} {started === 1 ? "provider" : "providers"} with a draft or a
            submission.
          </p>
          <form method="post" noValidate>
            <InstantFields
              name="closes"
              legend="New closing time"
              value={(box) => shown(reply, box, proposed[box] ?? "")}
              error={reply?.errors["closes"]}
            />
            <CharacterCount
              name="reason"
              label="Why does it close later?"
              labelSize="s"
              hint="Everyone reads this."
              maxLength={longest}
              rows={4}
              value={shown(reply, "reason")}
              error={reply?.errors["reason"]}
            />
            <Button preventDoubleClick>Extend the round</Button>
          </form>
        </>
      ) : (
        <EmptyState title={`This round is “${roundLooks[round.status].word}”`}>
          Only a round that is published and has not closed can be extended: after the close it is settled who
          was in time.
        </EmptyState>
      )}
    </>
  );
}
