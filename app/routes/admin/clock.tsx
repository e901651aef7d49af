import { moveDemonstrationClock } from "#app/commands/administration/move-clock.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { DateInput } from "#app/components/govuk/DateInput.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { roundsNotClosed } from "#app/data/clock.server.ts";
import { reading } from "#app/data/db.server.ts";
import { dayInWords, inWords, timeInWords } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { env } from "#app/web/env.server.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { instantOfForm } from "#app/web/instant-field.ts";
import { paths } from "#app/web/paths.ts";
import { badForm } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Clock of the demonstration") }];

const access = { area: "admin", permission: "clock:move" } as const;
const minute = 60_000;

export const loader = guardLoader(access, async ({ actor, url }) => {
  if (env().CAREFRAME_MODE !== "demonstration") throw notFound();
  return reading(actor, async (tx, now) => ({
    now: `${timeInWords(now)} on ${dayInWords(dayOf(now))}`,
    moved: url.searchParams.get("done") === "moved",
    instants: (await roundsNotClosed(tx, now)).flatMap(({ title, opensAt, closesAt }) => [
      ...(opensAt > now ? [suggestion(`${title} opens`, opensAt)] : []),
      suggestion(`A minute before ${title} closes`, new Date(closesAt.getTime() - minute)),
      suggestion(`${title} has just closed`, closesAt),
    ]),
  }));
});

export const action = guardAction(access, async ({ actor, fields }) => {
  if (env().CAREFRAME_MODE !== "demonstration") throw notFound();
  const chosen = instantOfForm(fields);
  if ("errors" in chosen) return badForm(fields, chosen.errors);
  await moveDemonstrationClock(actor, chosen.instant);
  throw redirect(`${paths.clock}?done=moved`);
});

function suggestion(what: string, at: Date) {
  return { what, at: at.toISOString(), words: inWords(at) };
}

export default function Clock() {
  const reply = useActionData<typeof action>();
  const { now, moved, instants } = useLoaderData<typeof loader>();
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <BackLink href={paths.admin}>Administration</BackLink>
        <FormErrors errors={reply?.errors} targets={{ day: "day-day" }} />
        {moved && !reply ? (
          <NotificationBanner type="success" text="The clock is moved. It ticks on from there." />
        ) : null}
        <PageHeading caption="Administration">Clock of the demonstration</PageHeading>
        <p className="govuk-body-l">
          It is <strong className="app-num">{now}</strong>.
        </p>
        <p className="govuk-body">
          Rounds, prices and deadlines go by this clock. Sign-in goes by real time. Moving it is noted on the
          trail.
        </p>
        {instants.length > 0 ? (
          <>
            <h2 className="govuk-heading-m">Move it to a moment that matters</h2>
            {instants.map(({ what, at, words }) => (
              <form key={at + what} method="post" className="app-attention__item app-attention__item--moment">
                <input type="hidden" name="at" value={at} />
                <p className="govuk-body">
                  {what}
                  <br />
                  <span className="govuk-hint">{words}</span>
                </p>
                <div className="app-attention__deed">
                  <Button variant="secondary" classes="govuk-!-margin-bottom-0">
                    Move<span className="govuk-visually-hidden"> to: {what}</span>
                  </Button>
                </div>
              </form>
            ))}
          </>
        ) : null}
        <form method="post" noValidate className="govuk-!-margin-top-6">
          <h2 className="govuk-heading-m">Move it to a day and time</h2>
          <DateInput
            id="day"
            namePrefix="day"
            legend="Which day?"
            hint="For example, 4 12 2026"
            values={{
              day: shown(reply, "day-day"),
              month: shown(reply, "day-month"),
              year: shown(reply, "day-year"),
            }}
            error={reply?.errors["day"]}
          />
          <Input
            name="time"
            label="Time in London"
            hint="On the 24-hour clock, for example 11:59"
            width={5}
            value={shown(reply, "time")}
            error={reply?.errors["time"]}
          />
          <Button>Move the clock</Button>
        </form>
      </div>
    </div>
  );
}
