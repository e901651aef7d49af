export type TaskProgressProps = {
  readonly completed: number;
  readonly total: number;
  /** What is counted, in the plural. */
  readonly noun?: string | undefined;
};

/** How far along a task list is: "4 of 7 sections completed". */
export function TaskProgress({ completed, total, noun = "sections" }: TaskProgressProps) {
  return (
    <div className="app-progress">
      <p className="app-progress__words">
        <strong>
          {completed} of {total} {noun} completed
        </strong>
      </p>
      <progress className="app-progress__bar" value={completed} max={total} aria-hidden="true" />
    </div>
  );
}
