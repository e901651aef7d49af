import { z } from "zod";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { Timeline } from "#app/components/portal/Timeline.tsx";
import { trailOf } from "#app/data/audit-trail.server.ts";
import { reading } from "#app/data/db.server.ts";
import { namesFor } from "#app/data/trail-names.server.ts";

import { subjectNames, type SubjectKind } from "#app/domain/access/subjects.ts";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { tellEvent } from "#app/web/trail-words.ts";

export const meta = () => [{ title: titleOf("Audit trail") }];

const kinds = Object.keys(subjectNames) as [SubjectKind, ...SubjectKind[]];
const params = z
  .object({ kind: z.enum(kinds), id: z.string().regex(/^[\w.:-]{1,100}$/) })
  .refine(({ kind, id }) => kind !== "application" || z.uuid().safeParse(id).success);

export const loader = guardLoader(
  { area: "admin", permission: "audit:read", params },
  async ({ actor, params: { kind, id } }) =>
    reading(actor, async (tx) => {
      const events = await trailOf(tx, kind, id);
      if (events.length === 0) throw notFound();
      const names = await namesFor(tx, events);
      return {
        kind: subjectNames[kind],
        name: names.get(id) ?? subjectNames[kind],
        id,
        isApplication: kind === "application",
        events: events.map((event) => tellEvent(event, names)),
      };
    }),
);

export default function AuditOfSubject() {
  const { kind, name, id, isApplication, events } = useLoaderData<typeof loader>();
  return (
    <>
      <BackLink href={paths.audit}>Audit trail</BackLink>
      <PageHeading caption={kind}>{name}</PageHeading>
      <p className="govuk-body">
        {isApplication
          ? "From the first draft to the letter and the admission, with what happened to its round on the way."
          : "All that happened to it, oldest first."}{" "}
        <span className="govuk-hint">Id {id}</span>
      </p>
      <Timeline
        label={`What happened to ${name}`}
        events={events.map(({ seq, at, when, who, what, words }) => ({
          title: what,
          when,
          dateTime: at,
          by: who,
          detail: (
            <>
              {words ? <span className="app-trail-words">{words}</span> : null}
              <span className="govuk-hint">Event {seq}</span>
            </>
          ),
        }))}
      />
    </>
  );
}
