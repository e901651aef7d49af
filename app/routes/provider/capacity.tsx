import { stateCapacity } from "#app/commands/state-capacity.server.ts";
import { capacityOfProvider } from "#app/data/capacity.server.ts";
import { reading } from "#app/data/db.server.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { timeLeftInWords } from "#app/domain/calendar-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Fieldset } from "#app/components/govuk/Fieldset.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Vacancies and hours") }];

const access = { area: "provider", permission: "capacity:state" } as const;

export const loader = guardLoader(access, async ({ actor, url }) =>
  reading(actor, async (tx, now) => {
    const statements = await capacityOfProvider(tx, actor.providerId, dayOf(now));
    const shownStatements = statements.map((one) => ({
      ...one,
      stated: one.statedAt
        ? `Last stated ${timeLeftInWords(one.statedAt, now).replace("no time", "moments")} ago`
        : "Never stated",
    }));
    return {
      statements: shownStatements.map(({ statedAt: _at, ...one }) => one),
      done: url.searchParams.get("done") === "stated",
    };
  }),
);

export const action = guardAction(access, async ({ actor, fields }) => {
  const errors: Record<string, string> = {};
  const stated: { locationId: string; lotId: string; free: number }[] = [];
  for (const [name, text] of fields.entries()) {
    const [, locationId, lotId] = /^free-([0-9a-f-]{36})-([0-9a-f-]{36})$/.exec(name) ?? [];
    if (!locationId || !lotId || text.trim() === "") continue;
    if (/^\d{1,5}$/.test(text.trim())) stated.push({ locationId, lotId, free: Number(text.trim()) });
    else errors[name] = "Enter a whole number from 0 to 99999, like 4";
  }
  if (Object.keys(errors).length > 0) return badForm(fields, errors);
  if (stated.length === 0)
    return badForm(fields, { "": "Enter a number for at least one of your locations" });
  const verdict = await stateCapacity(actor, stated);
  if (!verdict.ok) throw notFound();
  throw redirect(`${paths.capacity}?done=stated`);
});

export default function Capacity() {
  const { statements, done } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const places = new Map<string, (typeof statements)[number][]>();
  for (const one of statements) places.set(one.locationId, [...(places.get(one.locationId) ?? []), one]);
  return (
    <>
      <FormErrors errors={reply?.errors} />
      {done ? <NotificationBanner type="success" text="Brokers see your new figures now." /> : null}
      <PageHeading>Vacancies and hours</PageHeading>
      {statements.length === 0 ? (
        <EmptyState title="There is nothing to state yet">
          When you are admitted to a lot, you state here how much room you have.
        </EmptyState>
      ) : (
        <form method="post" noValidate>
          <p className="govuk-body">
            Brokers see these figures with their age. Older figures sink in their search, so confirm them
            often.
          </p>
          {[...places.entries()].map(([locationId, lots]) => (
            <Fieldset key={locationId} legend={lots[0]?.locationName} legendSize="m">
              {lots.map((one) => {
                const name = `free-${one.locationId}-${one.lotId}`;
                return (
                  <Input
                    key={name}
                    name={name}
                    label={one.lotTitle}
                    hint={one.stated}
                    inputMode="numeric"
                    width={5}
                    suffix={one.measure === "places" ? "places free" : "hours a week free"}
                    value={shown(reply, name, one.free === null ? "" : String(one.free))}
                    error={reply?.errors[name]}
                  />
                );
              })}
            </Fieldset>
          ))}
          <Button preventDoubleClick>Confirm these figures</Button>
        </form>
      )}
    </>
  );
}
