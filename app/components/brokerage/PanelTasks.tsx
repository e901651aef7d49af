import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";

export type PanelTask = {
  readonly key: string;
  readonly href: string;
  readonly words: string;
  readonly title: string;
};

/** What waits at panels for whoever looks: cases, packs, minutes and limits that run out. Nothing where nothing waits. */
export function PanelTasks({ tasks }: { readonly tasks: readonly PanelTask[] }) {
  if (tasks.length === 0) return null;
  return (
    <ResponsiveTable
      caption="What waits for you at panels"
      columns={[
        { key: "what", label: "To do" },
        { key: "about", label: "About" },
      ]}
      rows={tasks.map(({ key, href, words, title }) => ({
        key,
        cells: {
          what: (
            <a className="govuk-link" href={href}>
              {words}
            </a>
          ),
          about: title,
        },
      }))}
    />
  );
}
