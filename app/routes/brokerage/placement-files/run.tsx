import {
  undoPlacements,
  type ApplyRefusal,
  type UndoRefusal,
} from "#app/commands/brokerage/import-placements.server.ts";
import { placementImport } from "#app/data/brokerage/placement-imports.server.ts";
import type { CheckedStatus } from "#app/data/checked-imports.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { applyPlacementFile } from "#app/imports/placements/check-placements.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { BadRows } from "#app/components/import/BadRows.tsx";
import { ImportReport } from "#app/components/import/ImportReport.tsx";
import { ImportSteps } from "#app/components/import/ImportSteps.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { refused } from "#app/web/reply.server.ts";
import { unreachable } from "#app/domain/verdict.ts";

export const meta = () => [{ title: titleOf("File of placements") }];

const params = byId("runId");

export const loader = guardLoader(
  { area: "brokerage", permission: "placement:read", params },
  async ({ actor, params: { runId }, url }) => {
    const run = found(await reading(actor, (tx) => placementImport(tx, runId)));
    const { id, fileName, status, summary } = run;
    return {
      ...{ id, fileName, status, summary, startedAt: inWords(run.startedAt) },
      mayImport: mayDo(actor, "placement:import"),
      done: doneInWords(url.searchParams.get("done"), summary.counts["placements"] ?? 0),
    };
  },
);

export const action = guardAction(
  { area: "brokerage", permission: "placement:import", params },
  async ({ actor, fields, params: { runId } }) => {
    const run = found(await reading(actor, (tx) => placementImport(tx, runId)));
    const verdict =
      fields.text("step") === "undo"
        ? await undoPlacements(actor, run.id)
        : await applyPlacementFile(actor, run);
    if (!verdict.ok) return refused(fields, refusalInWords(verdict.why));
    const done = fields.text("step") === "undo" ? "undone" : "applied";
    throw redirect(`${paths.placementImport(run.id)}?done=${done}`);
  },
);

function doneInWords(done: string | null, placements: number): string | null {
  if (done === "undone") return "The whole import is taken back.";
  if (done !== "applied") return null;
  return placements === 1
    ? "1 placement is added."
    : `${placements.toLocaleString("en-GB")} placements are added.`;
}

function refusalInWords(why: ApplyRefusal | UndoRefusal): string {
  switch (why.kind) {
    case "not-ready":
      return "This file is not waiting to be applied: it was refused, or applied already";
    case "applied-already":
      return "A file of these very bytes is applied already. Undo that import first";
    case "nothing-left":
      return "Nothing of this file is left to add: all its placements are on file by now";
    case "not-applied":
      return "This import is not applied, so there is nothing to take back";
    case "built-upon":
      return why.count === 1
        ? "This import cannot be taken back: something was built on one of its placements, such as a change, a suspension or a review"
        : `This import cannot be taken back: something was built on ${why.count} of its placements, such as changes, suspensions or reviews`;
    default:
      return unreachable(why);
  }
}

export default function PlacementFile() {
  const run = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { summary } = run;
  return (
    <>
      <BackLink href={paths.placementImports}>Files of placements</BackLink>
      <FormErrors errors={reply?.errors} />
      {run.done && !reply ? <NotificationBanner type="success" text={run.done} /> : null}
      <PageHeading caption="File of placements">{run.fileName}</PageHeading>
      <ImportReport {...run} counts={countsOf(run.status, summary.counts)} />
      {run.mayImport ? (
        <ImportSteps
          status={run.status}
          undo="The whole batch can be taken back, as long as nothing was built on any of its placements."
        />
      ) : null}
      <BadRows caption="Bad cells" rows={summary.badRows} />
    </>
  );
}

const placementWords: Readonly<Record<CheckedStatus, string>> = {
  refused: "Placements that could be read",
  ready: "Placements to add",
  applied: "Placements added",
  undone: "Placements taken back",
};

function countsOf(status: CheckedStatus, counts: Readonly<Record<string, number>>) {
  return [
    ["Rows read", counts["rows"]],
    [placementWords[status], counts["placements"]],
    [status === "refused" ? "Bad rows" : "Bad rows, left out", counts["bad"]],
    ["Rows of direct payments, passed over", counts["passedOver"]],
  ] as const;
}
