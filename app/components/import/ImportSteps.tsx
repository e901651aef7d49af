import type { ReactNode } from "react";
import { Button } from "#app/components/govuk/Button.tsx";
import type { ImportStatus } from "./ImportState.tsx";

type ImportStepsProps = {
  readonly status: ImportStatus;
  /** What taking the whole import back means; a file of a kind that stays has no such sentence. */
  readonly undo?: ReactNode;
};

/** What may be done next with a given file: apply it, and where its kind allows it, take it back (`step` is "undo"). */
export function ImportSteps({ status, undo }: ImportStepsProps) {
  if (status === "ready")
    return (
      <form method="post">
        <Button preventDoubleClick>Apply all good rows</Button>
      </form>
    );
  if (status !== "applied" || !undo) return null;
  return (
    <form method="post">
      <input type="hidden" name="step" value="undo" />
      <p className="govuk-body">{undo}</p>
      <Button variant="warning" preventDoubleClick>
        Take the whole import back
      </Button>
    </form>
  );
}
