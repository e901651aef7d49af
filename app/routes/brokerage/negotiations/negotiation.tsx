import { closeNegotiation } from "#app/commands/brokerage/hold-negotiation.server.ts";
import { aWeek, basisWords } from "#app/components/brokerage/enquiry-words.ts";
import { NegotiationThread } from "#app/routes/brokerage/negotiations/NegotiationThread.tsx";
import { PriceForms } from "#app/routes/brokerage/negotiations/PriceForms.tsx";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { basesOf } from "#app/data/brokerage/negotiations.server.ts";
import { savingOfNegotiation } from "#app/data/brokerage/savings.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { noInWords } from "#app/routes/brokerage/enquiries/refusal-words.ts";
import { sentences, textField } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { negotiate, negotiationOfPage } from "#app/routes/brokerage/negotiations/negotiating.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("A negotiation") }];

const params = byId("negotiationId");

export const loader = guardLoader(
  { area: "brokerage", permission: "request:read", params },
  async ({ actor, params: { negotiationId }, url }) =>
    reading(actor, async (tx) => {
      const { negotiation, view } = await negotiationOfPage(tx, actor, negotiationId);
      const saving = mayDo(actor, "saving:read") ? await savingOfNegotiation(tx, negotiationId) : undefined;
      return {
        view,
        ...{
          provider: negotiation.provider,
          requestId: negotiation.requestId,
          placementId: negotiation.placementId,
        },
        bases: (await basesOf(tx, negotiationId)).map(({ weekly, datedOn, ...basis }) => ({
          ...{ id: basis.id, what: basisWords[basis.basis], source: basis.source, notedBy: basis.notedBy },
          fileName: basis.fileName,
          ...{ weekly: weekly === null ? "no figure" : aWeek(weekly), dated: shortDay(datedOn) },
          more: [
            basis.version && `version ${basis.version}`,
            basis.caseReference && `case ${basis.caseReference}`,
            basis.trained && `by ${basis.trained}`,
          ]
            .filter(Boolean)
            .join(", "),
        })),
        saving: saving ? { id: saving.id, weekly: aWeek(saving.weekly ?? 0) } : null,
        manages: mayDo(actor, "negotiation:manage"),
        done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
      };
    }),
);

const doneWords: Readonly<Record<string, string>> = {
  name: "The price is named.",
  agree: "The price is agreed. The saving from the baseline is on file.",
  close: "The negotiation is ended and its provider can read why.",
  noted: "The basis is noted. The provider does not see it.",
};

export const action = guardAction(
  { area: "brokerage", permission: "negotiation:manage", params },
  async ({ actor, params: { negotiationId }, ...posted }) => {
    const { fields } = posted;
    const step = fields.text("step");
    if (step === "close") {
      const reason = textField("why you end it", 500).safeParse(fields.text("reason"));
      if (!reason.success) return badForm(fields, { reason: sentences(reason.error)[""] ?? "" });
      const verdict = found(await closeNegotiation(actor, negotiationId, reason.data));
      if (!verdict.ok) return refused(fields, noInWords(verdict.why).sentence, "reason");
    } else {
      const again = await negotiate(actor, negotiationId, posted);
      if (again) return again;
    }
    const done = ["agree", "close"].includes(step) ? step : "name";
    throw redirect(`${paths.negotiation(negotiationId)}?done=${done}`);
  },
);

export default function Negotiation() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const { view, provider, requestId, placementId, bases, saving, manages, done } = page;
  const back = requestId ? paths.requestStep(requestId, "offers") : paths.placement(placementId ?? "");
  return (
    <>
      <BackLink href={back}>{requestId ? "The offers" : "The placement"}</BackLink>
      <FormErrors errors={reply?.errors} />
      {done && !reply ? <NotificationBanner type="success" text={done} /> : null}
      <PageHeading caption={provider}>Negotiation over a price</PageHeading>
      <NegotiationThread negotiation={view} you="council" />
      {manages && placementId && view.state === "agreed" ? <StillToWrite placementId={placementId} /> : null}
      {saving ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.saving(saving.id)}>
            Saves {saving.weekly}
          </a>
        </p>
      ) : null}
      {bases.length > 0 ? (
        <ResponsiveTable
          caption="On what our price rests"
          columns={[
            { key: "what", label: "Basis" },
            { key: "weekly", label: "Figure", numeric: true },
            { key: "source", label: "Source" },
          ]}
          rows={bases.map(({ id, what, weekly, source, dated, more, notedBy, fileName }) => ({
            key: id,
            cells: {
              ...{ what, weekly },
              source: (
                <>
                  {source}, {dated}
                  {fileName ? (
                    <>
                      {": "}
                      <a className="govuk-link" href={paths.basisFile(id)}>
                        {fileName}
                      </a>
                    </>
                  ) : null}
                  <span className="app-aside">
                    {[more, `noted by ${notedBy}`].filter(Boolean).join("; ")}
                  </span>
                </>
              ),
            },
          }))}
        />
      ) : null}
      {manages && view.state === "open" ? (
        <>
          <p className="govuk-body">
            <a className="govuk-link" href={paths.noteBasis(view.id)}>
              Note on what our price rests
            </a>{" "}
            or{" "}
            <a className="govuk-link" href={paths.careCubedOfNegotiation(view.id)}>
              record a CareCubed result with its file
            </a>
          </p>
          <PriceForms negotiation={view} reply={reply} records />
          <form method="post" noValidate>
            <h2 className="govuk-heading-m">End without agreement</h2>
            <Input
              name="reason"
              label="Why"
              hint="The provider reads it. Do not name a person, nor another provider."
              value={shown(reply, "reason")}
              error={reply?.errors["reason"]}
            />
            <Button variant="warning" name="step" value="close" preventDoubleClick>
              End it
            </Button>
          </form>
        </>
      ) : null}
    </>
  );
}

/** Agreeing is not writing: the price of a placement changes by an amendment, and the saving is evidenced by it. */
function StillToWrite({ placementId }: { readonly placementId: string }) {
  return (
    <p className="govuk-body">
      What is agreed here changes nothing of the placement by itself.{" "}
      <a className="govuk-link" href={paths.placementStep(placementId, "amendment")}>
        Amend the placement
      </a>{" "}
      to the agreed price where that has not been done: its new part is the evidence of the saving.
    </p>
  );
}
