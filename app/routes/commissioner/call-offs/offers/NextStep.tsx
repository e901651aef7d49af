import { Button } from "#app/components/govuk/Button.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { Deadline } from "#app/components/portal/Deadline.tsx";
import { paths } from "#app/web/paths.ts";
import type { offersPage } from "./offers-page.server.ts";

type Page = Awaited<ReturnType<typeof offersPage>>;

type Props = {
  readonly callOffId: string;
  readonly next: NonNullable<Page["next"]>;
  readonly running: Page["running"];
  readonly mayManage: boolean;
};

/** The one thing to do now, with the clock where one runs. */
export function NextStep({ callOffId, next, running, mayManage }: Props) {
  const offers = paths.callOffStep(callOffId, "offers");
  return (
    <section aria-label="What to do now">
      {running && !running.accepted ? (
        <>
          <p className="govuk-body">
            {running.provider} has an offer of {running.value} to answer.
          </p>
          <Deadline {...running.deadline} label="To answer by" />
        </>
      ) : null}
      {running?.accepted ? (
        <p className="govuk-body">
          {running.provider} accepted the offer of {running.value}.
        </p>
      ) : null}
      {next.kind === "award" ? (
        <p className="govuk-body">
          <a className="govuk-link" href={paths.callOffStep(callOffId, "award")}>
            See the award and its decision
          </a>
        </p>
      ) : null}
      <Todo next={next} offers={offers} mayManage={mayManage} />
      {running && mayManage && (next.kind === "wait" || next.kind === "recommend") ? (
        <p className="govuk-body">
          <a className="govuk-link" href={`${offers}/${running.id}/withdrawal`}>
            Withdraw the offer to {running.provider}
          </a>
        </p>
      ) : null}
    </section>
  );
}

function Todo({ next, offers, mayManage }: Pick<Props, "next" | "mayManage"> & { readonly offers: string }) {
  switch (next.kind) {
    case "offer":
      return (
        <>
          <p className="govuk-body">
            Next on the list is {next.name}.
            {next.byItself ? " The portal offers to it by itself within a few minutes." : ""}
          </p>
          {next.tooMuch ? <InsetText>{next.tooMuch}.</InsetText> : null}
          {mayManage && !next.tooMuch ? (
            <Button
              href={`${offers}/new?to=${next.providerId}`}
              variant={next.byItself ? "secondary" : undefined}
            >
              Offer to {next.name}
            </Button>
          ) : null}
        </>
      );
    case "recommend":
      return mayManage ? <Button href={`${offers}/recommendation`}>Recommend the award</Button> : null;
    case "nobody-left":
      return (
        <InsetText>
          Everyone on the list has been offered or is not eligible today. Cancel this call-off and compete it
          among the members, or set it up again with other terms.
        </InsetText>
      );
    case "wait":
    case "award":
    case "none":
      return null;
  }
}
