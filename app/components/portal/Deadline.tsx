export type DeadlineProps = {
  /** The deadline in words, like "12 noon on Friday 4 December 2026". */
  readonly words: string;
  /** The time left, like "3 days and 4 hours left". */
  readonly left: string;
  /** The clock that decides, like "09:14:05 on Tuesday 1 December 2026". */
  readonly serverTime: string;
  readonly label?: string | undefined;
  /** For the last hours, when it should catch the eye. */
  readonly urgent?: boolean | undefined;
};

/** A deadline in words with the time left and the time of the server that judges it. */
export function Deadline({ words, left, serverTime, label = "Closes at", urgent }: DeadlineProps) {
  return (
    <div className={urgent ? "app-deadline app-deadline--urgent" : "app-deadline"}>
      <p className="app-deadline__when">
        <span className="app-deadline__label">{label}</span>{" "}
        <strong className="app-deadline__words">{words}</strong>
      </p>
      <p className="app-deadline__left">{left}</p>
      <p className="app-deadline__server">
        Our clock, which decides: <span className="app-num">{serverTime}</span>
      </p>
    </div>
  );
}
