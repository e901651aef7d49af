import { mayDo } from "#app/domain/access/permissions.ts";
import { packDueOn, presentAt, seatOn, sittingState } from "#app/domain/brokerage/sitting.ts";
import { inWords, shortDay } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { agendaOf } from "#app/data/brokerage/panel-cases.server.ts";
import { forumOf, seatsOf } from "#app/data/brokerage/panels.server.ts";
import { sittingOf } from "#app/data/brokerage/sittings.server.ts";
import { reading } from "#app/data/db.server.ts";
import { CaseTable } from "#app/components/brokerage/CaseTable.tsx";
import { sittingLooks } from "#app/components/brokerage/panel-words.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { useLoaderData } from "#app/framework.ts";
import { titleOf } from "#app/web/form.ts";
import { byId, found, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";

export const meta = () => [{ title: titleOf("Sitting") }];

const access = { area: "brokerage", permission: "panel:read", params: byId("sittingId") } as const;

const doneWords: Readonly<Record<string, string>> = {
  called: "The sitting is called, and its members are told.",
  moved: "The sitting is moved, and its members are told.",
  pack: "The pack is sent to the members.",
  there: "Who is there is noted.",
  closed: "The sitting is closed with its minutes.",
};

/** One sitting: its agenda, who is there, and what is to be done about it. */
export const loader = guardLoader(access, async ({ actor, params, url }) =>
  reading(actor, async (tx, now) => {
    const sitting = found(await sittingOf(tx, params.sittingId));
    const forum = found(await forumOf(tx, sitting.forumId));
    const seats = await seatsOf(tx, forum.id);
    const agenda = await agendaOf(tx, sitting);
    const names = new Map(seats.map(({ accountId, name }) => [accountId, name]));
    const day = dayOf(sitting.sitsAt);
    const present = presentAt(sitting, seats);
    return {
      ...{
        id: sitting.id,
        forum,
        place: sitting.place,
        minutes: sitting.minutes,
        when: inWords(sitting.sitsAt),
      },
      state: sittingState(sitting, now),
      toNote: agenda.filter((one) => one.decision?.chairsAction),
      toDecide: agenda.filter((one) => !one.decision?.chairsAction),
      members: seats.filter((one) => seatOn([one], one.accountId, day)).map(({ name }) => name),
      present: present.map((accountId) => names.get(accountId) ?? ""),
      quorate: present.length >= forum.quorum,
      pack: sitting.packSentAt
        ? `Sent at ${inWords(sitting.packSentAt)}`
        : `To be sent by ${shortDay(packDueOn(sitting, forum.packDays))}`,
      packSent: sitting.packSentAt !== null,
      mayRun: mayDo(actor, "panel:run"),
      done: doneWords[url.searchParams.get("done") ?? ""] ?? null,
    };
  }),
);

type Page = Awaited<ReturnType<typeof loader>>;

export default function SittingPage() {
  const page = useLoaderData<typeof loader>();
  const { forum, when, place, state, toNote, toDecide, members, pack, minutes, done } = page;
  return (
    <>
      <BackLink href={paths.panelForum(forum.id)}>{forum.title}</BackLink>
      {done ? <NotificationBanner type="success" text={done} /> : null}
      <PageHeading caption={forum.title}>Sitting at {when}</PageHeading>
      <SummaryList
        rows={[
          { key: "State", value: <StatusTag status={state} looks={sittingLooks} /> },
          { key: "Where", value: place || "Not said yet" },
          { key: "Pack", value: pack },
          { key: "Members that day", value: members.join(", ") || "Nobody" },
          { key: "There", value: thereInWords(page) },
        ]}
      />
      {toDecide.length === 0 ? (
        <EmptyState title="No case stands on the agenda" />
      ) : (
        <CaseTable
          caption={state === "closed" ? "Cases heard" : "To decide"}
          cases={toDecide}
          hrefOf={paths.panelCase}
        />
      )}
      {toNote.length > 0 ? (
        <CaseTable
          caption={state === "closed" ? "Chair’s actions noted" : "Chair’s actions to note"}
          cases={toNote}
          hrefOf={paths.panelCase}
        />
      ) : null}
      {state === "closed" ? (
        <>
          <h2 className="govuk-heading-m">Minutes</h2>
          <p className="govuk-body app-pre-line">{minutes}</p>
        </>
      ) : null}
      <Steps page={page} />
    </>
  );
}

function thereInWords({ present, quorate, forum, state }: Page): string {
  if (state === "coming") return "Noted once it has begun";
  const who = present.join(", ") || "Nobody is noted";
  return quorate
    ? `${who}. It is quorate.`
    : `${who}. It is not quorate: ${forum.quorum} members are needed.`;
}

function Steps({ page }: { readonly page: Page }) {
  const { id, state, mayRun, packSent } = page;
  const step = (name: string, text: string, first = false) => (
    <Button href={paths.sittingStep(id, name)} variant={first ? undefined : "secondary"}>
      {text}
    </Button>
  );
  return (
    <div className="govuk-button-group">
      {mayRun && state === "sitting" ? step("attendance", "Note who is there", true) : null}
      {step("pack", mayRun && state === "coming" && !packSent ? "See and send the pack" : "See the pack")}
      {mayRun && state === "coming" ? step("time", "Move the sitting") : null}
      {mayRun && state === "sitting" ? step("minutes", "Close with minutes") : null}
    </div>
  );
}
