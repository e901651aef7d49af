import type { RequestStep } from "#app/domain/brokerage/request.ts";
import { paths } from "#app/web/paths.ts";

const stepLinks: Readonly<Partial<Record<RequestStep, { readonly to: string; readonly text: string }>>> = {
  change: { to: "details", text: "Change what is asked for" },
  assign: { to: "broker", text: "Take this request, or give it to another broker" },
  hold: { to: "hold", text: "Put this request on hold" },
  resume: { to: "hold", text: "Take this request up again" },
  archive: { to: "archive", text: "Archive this request" },
  reopen: { to: "archive", text: "Open this request again" },
};

/** What else can be done with a request as a whole. */
export function RequestSteps({ id, steps }: { readonly id: string; readonly steps: readonly RequestStep[] }) {
  const links = steps.flatMap((step) => stepLinks[step] ?? []);
  if (links.length === 0) return null;
  return (
    <ul className="govuk-list">
      {links.map(({ to, text }) => (
        <li key={text}>
          <a className="govuk-link" href={paths.requestStep(id, to)}>
            {text}
          </a>
        </li>
      ))}
    </ul>
  );
}
