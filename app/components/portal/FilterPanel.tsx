import type { ReactNode } from "react";
import { Button } from "#app/components/govuk/Button.tsx";

export type FilterPanelProps = {
  /** The fields of the filter. */
  readonly filters: ReactNode;
  /** The results beside it. */
  readonly children: ReactNode;
  readonly action?: string | undefined;
  readonly title?: string | undefined;
  readonly submitText?: string | undefined;
  /** For a form longer than the screen: its button stands above its fields as well. */
  readonly long?: boolean | undefined;
  /** The address without any filter. */
  readonly clearHref?: string | undefined;
};

/** Results with a plain form beside them whose answers live in the address; on a phone the form stands above. */
export function FilterPanel(props: FilterPanelProps) {
  const title = props.title ?? "Filter";
  return (
    <div className="app-filter">
      <aside className="app-filter__panel" aria-label={title}>
        <form method="get" action={props.action} noValidate>
          <h2 className="govuk-heading-s app-filter__title">{title}</h2>
          {props.long ? <Actions {...props} /> : null}
          {props.filters}
          <Actions {...props} />
        </form>
      </aside>
      <div className="app-filter__results">{props.children}</div>
    </div>
  );
}

function Actions({ submitText = "Apply filters", clearHref }: FilterPanelProps) {
  return (
    <div className="app-filter__actions">
      <Button variant="secondary" classes="app-filter__submit">
        {submitText}
      </Button>
      {clearHref === undefined ? null : (
        <a className="govuk-link" href={clearHref}>
          Clear filters
        </a>
      )}
    </div>
  );
}
