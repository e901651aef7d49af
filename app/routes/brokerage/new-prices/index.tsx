import { z } from "zod";
import {
  proposeNewPrices,
  type ProposeNewPricesRefusal,
} from "#app/commands/brokerage/propose-new-prices.server.ts";
import { occasionsOf } from "#app/data/brokerage/occasions.server.ts";
import { repricings } from "#app/data/brokerage/repricings.server.ts";
import { reading } from "#app/data/db.server.ts";
import { frameworks } from "#app/data/frameworks.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused, type Reply } from "#app/web/reply.server.ts";
import { UpkeepNavigation } from "../upkeep-navigation.tsx";
import { proposalLooks, standsAs, yearInWords } from "./new-price-words.ts";

export const meta = () => [{ title: titleOf("New prices of running placements") }];
export const handle = { wide: true };

/** What rounds and uplifts bring to placements that run already: put up, approved or refused; and what may be put up. */
export const loader = guardLoader({ area: "brokerage", permission: "placement:read" }, async ({ actor }) =>
  reading(actor, async (tx) => {
    const put = await repricings(tx);
    const own = await frameworks(tx, actor.commissionerId);
    const ids = own.map(({ id }) => id);
    const occasions = mayDo(actor, "placement:re-price") ? await occasionsOf(tx, ids) : null;
    return {
      proposals: put.map((one) => ({
        ...{ id: one.id, title: one.title, state: standsAs(one), by: one.proposedBy },
        from: shortDay(one.effectiveOn),
        placements: (one.applied ?? one.placements).toLocaleString("en-GB"),
        year: yearInWords(one.appliedYearly ?? one.yearly),
      })),
      occasions:
        occasions?.map(({ id, title, kind, effectiveOn }) => ({
          value: id,
          text: `${title} (${kind}, from ${shortDay(effectiveOn)})`,
        })) ?? null,
    };
  }),
);

export const action = guardAction(
  { area: "brokerage", permission: "placement:re-price" },
  async ({ actor, fields, arrival }) => {
    const asked = z.uuid().safeParse(fields.text("occasion"));
    if (!asked.success) return badForm(fields, { occasion: "Select a round or an uplift" });
    const verdict = await proposeNewPrices(actor, asked.data, arrival);
    if (verdict.ok) throw redirect(`${paths.newPrice(verdict.value.id)}?done=proposed`);
    if (verdict.why.kind === "not-found") throw notFound();
    return refused(fields, refusals[verdict.why.kind], "occasion");
  },
);

const refusals: { readonly [kind in Exclude<ProposeNewPricesRefusal["kind"], "not-found">]: string } = {
  "waits-already": "New prices by it wait for their approval already",
  "no-lot-reached":
    "No lot’s rule lets it reach running placements on its day: a commissioner sets the rule of a lot",
  "nothing-changes": "It changes the price of no running placement",
};

export default function NewPrices() {
  const { proposals, occasions } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <FormErrors errors={reply?.errors} />
      <PageHeading>New prices of running placements</PageHeading>
      <UpkeepNavigation current="prices" />
      <p className="govuk-body">
        A round or an uplift reaches placements that run already only by the rule of their lot, and only when
        another person has approved what it costs in a year. Until then no price changes.
      </p>
      {occasions ? <ProposeForm occasions={occasions} reply={reply} /> : null}
      {proposals.length === 0 ? (
        <EmptyState title="No new prices have been proposed">
          What they cost in a year is worked out before anybody decides.
        </EmptyState>
      ) : (
        <ResponsiveTable
          caption="Proposed new prices, the latest first"
          columns={[
            { key: "title", label: "By" },
            { key: "from", label: "From" },
            { key: "placements", label: "Placements", numeric: true },
            { key: "year", label: "Public cost", numeric: true },
            { key: "by", label: "Proposed by" },
            { key: "state", label: "State" },
          ]}
          rows={proposals.map(({ id, title, state, ...cells }) => ({
            key: id,
            cells: {
              ...cells,
              title: (
                <a className="govuk-link" href={paths.newPrice(id)}>
                  {title}
                </a>
              ),
              state: <StatusTag status={state} looks={proposalLooks} />,
            },
          }))}
        />
      )}
    </>
  );
}

type ProposeFormProps = {
  readonly occasions: readonly { readonly value: string; readonly text: string }[];
  readonly reply: Reply | undefined;
};

function ProposeForm({ occasions, reply }: ProposeFormProps) {
  if (occasions.length === 0)
    return <p className="govuk-body">No round has taken effect and no uplift is approved.</p>;
  return (
    <form method="post" noValidate>
      <Select
        name="occasion"
        label="Which round or uplift?"
        value={shown(reply, "occasion")}
        error={reply?.errors["occasion"]}
        items={[{ value: "", text: "Select one" }, ...occasions]}
      />
      <Button preventDoubleClick>Work out the new prices</Button>
    </form>
  );
}
