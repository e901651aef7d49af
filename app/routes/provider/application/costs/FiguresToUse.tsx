import { Button } from "#app/components/govuk/Button.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { paths } from "#app/web/paths.ts";
import type { CostPreview } from "./sheet-preview.server.ts";

type FiguresToUseProps = {
  readonly applicationId: string;
  readonly lotId: string;
  readonly preview: Pick<CostPreview, "good" | "bad" | "central" | "figures">;
};

/** What would be kept of a spreadsheet, with the button that keeps it. */
export function FiguresToUse({ applicationId, lotId, preview }: FiguresToUseProps) {
  const { good, bad, central, figures } = preview;
  if (good === 0 && !central)
    return (
      <InsetText>
        Nothing can be used yet, and nothing was changed. Mend the file as it says below, and upload it again.
      </InsetText>
    );
  return (
    <form method="post" action={paths.applicationCostFigures(applicationId, lotId)} noValidate>
      <input type="hidden" name="figures" value={figures} />
      <p className="govuk-body">
        {whatIsUsed(good, central)} Nothing is kept until you use them; they take the place of what is saved.
      </p>
      {bad.length > 0 ? <p className="govuk-body">Left out because of problems: {bad.join(", ")}.</p> : null}
      <Button preventDoubleClick>Use these figures</Button>
    </form>
  );
}

function whatIsUsed(good: number, central: boolean): string {
  const models = good === 1 ? "1 model" : `${good} models`;
  if (good === 0) return "The central costs can be used.";
  return central ? `${models} and the central costs can be used.` : `${models} can be used.`;
}
