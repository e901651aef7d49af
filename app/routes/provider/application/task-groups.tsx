import type { TaskStatus } from "#app/domain/application/tasks.ts";
import { Tag } from "#app/components/govuk/Tag.tsx";
import { TaskList } from "#app/components/govuk/TaskList.tsx";

export type TaskGroup = {
  readonly title: string;
  readonly items: readonly {
    readonly title: string;
    readonly href: string;
    readonly status: TaskStatus;
    readonly words: string;
    readonly hint: string | undefined;
  }[];
};

/** The tasks of an application, group by group. Done and waiting in plain text, what is left to do as a tag. */
export function TaskGroups({ groups }: { readonly groups: readonly TaskGroup[] }) {
  return (
    <>
      {groups.map((group, index) => (
        <section key={group.title} aria-labelledby={`group-${index}`}>
          <h2 className="govuk-heading-m" id={`group-${index}`}>
            {group.title}
          </h2>
          <TaskList
            idPrefix={`tasks-${index}`}
            items={group.items.map((item) => ({
              title: item.title,
              href: item.status === "cannot-start" ? undefined : item.href,
              hint: item.hint,
              status: <Status status={item.status} words={item.words} />,
              cannotStartYet: item.status === "cannot-start",
            }))}
          />
        </section>
      ))}
    </>
  );
}

function Status({ status, words }: { readonly status: TaskStatus; readonly words: string }) {
  switch (status) {
    case "completed":
    case "optional":
    case "cannot-start":
      return <>{words}</>;
    case "incomplete":
      return <Tag colour="blue">{words}</Tag>;
    case "problem":
      return <Tag colour="red">{words}</Tag>;
  }
}
