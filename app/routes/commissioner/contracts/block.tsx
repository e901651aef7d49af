import { z } from "zod";
import { recordInBlock } from "#app/commands/call-off/enter-in-block.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { mayDo } from "#app/domain/access/permissions.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { formatCount } from "#app/domain/money.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { blockOf } from "#app/data/call-off/blocks.server.ts";
import { reading } from "#app/data/db.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { choiceField, decimalField, optionalTextField, withDays } from "#app/web/fields.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { blockLine } from "./block-page.ts";
import { EntryForm, entryTargets } from "./EntryForm.tsx";
import { LedgerOfLine } from "./LedgerOfLine.tsx";

export const meta = () => [{ title: titleOf("Ledger of a block") }];

export const loader = guardLoader(
  { area: "commissioner", permission: "contract:read", params: byId("contractId") },
  async ({ actor, params, url }) =>
    reading(actor, async (tx, now) => {
      const block = found(await blockOf(tx, params.contractId));
      return {
        ...{ contractId: block.contractId, title: block.title, reference: block.reference },
        ...{ provider: block.provider, lines: block.lines.map((line) => blockLine(block, line, dayOf(now))) },
        mayEnter: mayDo(actor, "contract:manage"),
        done: url.searchParams.get("done") === "entered" ? "The entry is in the ledger." : null,
      };
    }),
);

const form = z.object({
  line: z.uuid("Select the line"),
  kind: choiceField(["DRAWDOWN", "VOID", "RETURNED"], "Select what happened to the units"),
  units: decimalField("the units", { above: "0", most: "9999999" }).refine(
    (units) => (units.split(".")[1] ?? "").length <= 2,
    "Units must have no more than two decimal places, like 1.25",
  ),
  note: optionalTextField("Note", 500),
});

export const action = guardAction(
  { area: "commissioner", permission: "contract:manage", params: byId("contractId") },
  async ({ actor, params, fields, arrival }) => {
    const typed = Object.fromEntries(Object.keys(form.shape).map((name) => [name, fields.text(name)]));
    const read = withDays(form.safeParse(typed), fields.text, { on: "the day" });
    if ("errors" in read) return badForm(fields, read.errors);
    const { line, ...said } = read.said;
    const entry = { ...said, on: read.days.on };
    const verdict = found(await recordInBlock(actor, params.contractId, line, entry, arrival));
    if (verdict.ok) throw redirect(`${paths.contractStep(params.contractId, "block")}?done=entered`);
    switch (verdict.why.kind) {
      case "more-than-left":
        return refused(
          fields,
          `Units must be no more than the ${formatCount(verdict.why.left)} that are left`,
          "units",
        );
      case "more-than-taken":
        return refused(
          fields,
          `Units that come back must be no more than the ${formatCount(verdict.why.taken)} that were taken`,
          "units",
        );
      case "outside-term":
        return refused(fields, "Day must be within the contract’s term", "on");
      case "in-the-future":
        return refused(fields, "Day must be today or earlier", "on");
      case "not-a-line":
        return refused(fields, "Select a line of this contract", "line");
      default:
        return unreachable(verdict.why);
    }
  },
);

export default function BlockLedger() {
  const { contractId, title, reference, provider, lines, mayEnter, done } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.contract(contractId)}>The contract</BackLink>
      <FormErrors errors={reply?.errors} targets={entryTargets} />
      {done && !reply ? <NotificationBanner type="success" text={done} /> : null}
      <PageHeading caption={`${reference}, ${provider}`}>{title}: the block</PageHeading>
      {lines.map((line) => (
        <LedgerOfLine key={line.id} line={line} />
      ))}
      {mayEnter ? <EntryForm lines={lines} reply={reply} /> : null}
    </>
  );
}
