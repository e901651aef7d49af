import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { FileUpload } from "#app/components/govuk/FileUpload.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { dayBoxes, shown } from "#app/web/form.ts";
import { paths } from "#app/web/paths.ts";
import type { Reply } from "#app/web/reply.server.ts";

type Result = {
  readonly id: string;
  readonly version: string;
  readonly made: string;
  readonly caseReference: string;
  readonly weekly: string;
  readonly trained: string;
  readonly recordedBy: string;
  readonly fileName: string | null;
};

type CareCubedPageProps = {
  readonly page: {
    readonly subject: string;
    readonly results: readonly Result[];
    readonly mayRecord: boolean;
    readonly done: boolean;
  };
  readonly back: { readonly href: string; readonly text: string };
  readonly reply: Reply | undefined;
};

/** The CareCubed results about one thing, and the form that records another. */
export function CareCubedPage({ page, back, reply }: CareCubedPageProps) {
  return (
    <>
      <BackLink href={back.href}>{back.text}</BackLink>
      {page.done ? <NotificationBanner type="success" text="The result is recorded." /> : null}
      <FormErrors errors={reply?.errors} targets={{ made: "made-day" }} />
      <PageHeading caption={page.subject}>CareCubed results</PageHeading>
      <p className="govuk-body">
        A result made in CareCubed by somebody trained to make it, recorded as evidence. This portal makes no
        such figure itself; its own figure is its own estimate. The provider does not see this.
      </p>
      <Results results={page.results} />
      {page.mayRecord ? <RecordForm reply={reply} /> : null}
    </>
  );
}

function Results({ results }: { readonly results: readonly Result[] }) {
  if (results.length === 0)
    return (
      <EmptyState title="No result is recorded yet">
        A result stands here with its version, its case there and its file.
      </EmptyState>
    );
  return (
    <ResponsiveTable
      caption="Results, the latest first"
      columns={[
        { key: "made", label: "Made on" },
        { key: "weekly", label: "For a week", numeric: true },
        { key: "version", label: "Version" },
        { key: "case", label: "Case there" },
        { key: "trained", label: "Made by" },
        { key: "file", label: "File" },
      ]}
      rows={results.map((one) => ({
        key: one.id,
        cells: {
          ...{ made: one.made, weekly: one.weekly, version: one.version, case: one.caseReference },
          trained: (
            <>
              {one.trained}
              <span className="app-aside">recorded by {one.recordedBy}</span>
            </>
          ),
          file: one.fileName ? (
            <a className="govuk-link" href={paths.careCubedFile(one.id)}>
              {one.fileName}
            </a>
          ) : (
            "None"
          ),
        },
      }))}
    />
  );
}

function RecordForm({ reply }: { readonly reply: Reply | undefined }) {
  const text = (name: string, label: string, hint?: string) => (
    <Input name={name} label={label} hint={hint} value={shown(reply, name)} error={reply?.errors[name]} />
  );
  return (
    <form method="post" encType="multipart/form-data" noValidate>
      <h2 className="govuk-heading-m">Record a result</h2>
      {text("version", "Version of CareCubed", "It is brought up to date twice a year.")}
      <DayField {...dayBoxes(reply, "made")} legend="Day of the result" hint="For example 16 11 2026" />
      {text("caseReference", "Case reference", "The number of the case there, not of a person.")}
      <Input
        name="weekly"
        label="What it says for a week"
        prefix="£"
        width={5}
        inputMode="decimal"
        value={shown(reply, "weekly")}
        error={reply?.errors["weekly"]}
      />
      {text("trained", "Who was trained to make it", "Their role, like “commissioning analyst”.")}
      <FileUpload
        name="file"
        label="File of the result"
        hint="Up to 10 MB. It must not say who the person is."
        error={reply?.errors["file"]}
      />
      <Button preventDoubleClick>Record it</Button>
    </form>
  );
}
