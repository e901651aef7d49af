import { DownloadLinks } from "#app/components/portal/DownloadLinks.tsx";
import type { CostForm } from "#app/domain/pricing/cost-model/template.ts";
import { paths } from "#app/web/paths.ts";

type SheetOfLotProps = { readonly applicationId: string; readonly lotId: string; readonly form: CostForm };

/** The way down to a spreadsheet, and up again. */
export function SheetOfLot({ applicationId, lotId, form }: SheetOfLotProps) {
  const link = (which: CostForm, format: "xlsx" | "csv") => ({
    href: `${paths.applicationCostFile(applicationId, lotId, format)}?form=${which}`,
    format: format.toUpperCase(),
  });
  const other = form === "short" ? "full" : "short";
  return (
    <>
      <h2 className="govuk-heading-m">Fill it in on a spreadsheet</h2>
      <p className="govuk-body">
        Each home has a column. What you have saved is filled in already. You see what was read before
        anything is kept.
      </p>
      <DownloadLinks what={`the ${form} form`} links={[link(form, "xlsx"), link(form, "csv")]} />
      <DownloadLinks what={`the ${other} form`} links={[link(other, "xlsx"), link(other, "csv")]} />
      <p className="govuk-body">
        <a className="govuk-link" href={paths.applicationCostUpload(applicationId, lotId)}>
          Upload a filled-in spreadsheet
        </a>
      </p>
    </>
  );
}
