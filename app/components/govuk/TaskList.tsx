import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import type { Attributes } from "./shared.ts";

export type TaskListItem = {
  readonly title: ReactNode;
  /** Without an address the task cannot be opened yet. */
  readonly href?: string | undefined;
  readonly hint?: ReactNode;
  /** Plain text where the task is done or cannot start; a Tag where something is left to do. */
  readonly status: ReactNode;
  readonly cannotStartYet?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly titleClasses?: string | undefined;
};

export type TaskListProps = {
  readonly items: readonly TaskListItem[];
  readonly idPrefix?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export function TaskList({ items, idPrefix = "task-list", classes: more, attributes }: TaskListProps) {
  return (
    <ul className={classes("govuk-task-list", more)} {...attributes}>
      {items.map((item, index) => (
        <Task key={index} item={item} id={`${idPrefix}-${index + 1}`} />
      ))}
    </ul>
  );
}

function Task({ item, id }: { readonly item: TaskListItem; readonly id: string }) {
  const hintId = item.hint ? `${id}-hint` : undefined;
  const statusId = `${id}-status`;
  return (
    <li
      className={classes(
        "govuk-task-list__item",
        item.href !== undefined && "govuk-task-list__item--with-link",
        item.classes,
      )}
    >
      <div className="govuk-task-list__name-and-hint">
        {item.href === undefined ? (
          <div className={item.titleClasses}>{item.title}</div>
        ) : (
          <a
            className={classes("govuk-link govuk-task-list__link", item.titleClasses)}
            href={item.href}
            aria-describedby={[hintId, statusId].filter(Boolean).join(" ")}
          >
            {item.title}
          </a>
        )}
        {item.hint ? (
          <div id={hintId} className="govuk-task-list__hint">
            {item.hint}
          </div>
        ) : null}
      </div>
      <div
        className={classes(
          "govuk-task-list__status",
          item.cannotStartYet && "govuk-task-list__status--cannot-start-yet",
        )}
        id={statusId}
      >
        {item.status}
      </div>
    </li>
  );
}
