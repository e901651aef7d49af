import { z } from "zod";
import { endSeatOf, seatMember } from "#app/commands/brokerage/set-forum.server.ts";
import { listColleagues } from "#app/data/accounts.server.ts";
import { forumOf, seatsOf } from "#app/data/brokerage/panels.server.ts";
import { reading } from "#app/data/db.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { seatSentences } from "#app/components/brokerage/panel-refusals.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Checkboxes } from "#app/components/govuk/Checkboxes.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { withDays } from "#app/web/fields.ts";
import { dayBoxes, dayParts, shown, ticked, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, notFound, type Posted } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Members of a forum") }];

const params = byId("forumId");
const access = { area: "brokerage", permission: "panel:run", params } as const;

export const loader = guardLoader(access, async ({ actor, params: { forumId }, url }) =>
  reading(actor, async (tx, now) => {
    const forum = found(await forumOf(tx, forumId));
    const seats = await seatsOf(tx, forumId);
    const mayDecide = (await listColleagues(tx, actor)).filter(
      ({ id, roles, active }) => active && mayDo({ ...actor, accountId: id, roles }, "panel:decide"),
    );
    return {
      ...{ id: forum.id, title: forum.title, today: dayParts(dayOf(now)) },
      done: url.searchParams.has("done"),
      seats: seats.map(({ accountId, name, chair, fromOn, toOn }) => ({
        ...{ key: `${accountId}${fromOn}`, name, chair, from: shortDay(fromOn) },
        to: toOn ? shortDay(toOn) : null,
      })),
      toSeat: mayDecide.map(({ id, name }) => ({ value: id, text: name })),
      toEnd: seats.flatMap(({ accountId, name, toOn }) =>
        toOn === null ? [{ value: accountId, text: name }] : [],
      ),
    };
  }),
);

type MembersPosted = Posted<"brokerage", typeof params>;

export const action = guardAction(access, async (posted) =>
  posted.fields.text("deed") === "end" ? end(posted) : seatOne(posted),
);

async function seatOne({ actor, params: { forumId }, fields }: MembersPosted) {
  const parsed = z
    .object({ member: z.uuid("Select who is to sit in the forum") })
    .safeParse({ member: fields.text("member") });
  const read = withDays(parsed, fields.text, { from: "the day from which they sit" });
  if ("errors" in read) return badForm(fields, read.errors);
  const chair = fields.text("chair") === "yes";
  const wanted = { accountId: read.said.member, chair, fromOn: read.days.from };
  const verdict = await seatMember(actor, forumId, wanted);
  if (verdict.ok) throw redirect(`${paths.panelForumStep(forumId, "members")}?done=seated`);
  if (verdict.why.kind === "not-found") throw notFound();
  const field = { "in-the-past": "from", "chair-taken": "chair" }[verdict.why.kind as string] ?? "member";
  return refused(fields, seatSentences[verdict.why.kind], field);
}

async function end({ actor, params: { forumId }, fields }: MembersPosted) {
  const parsed = z
    .object({ leaving: z.uuid("Select whose seat ends") })
    .safeParse({ leaving: fields.text("leaving") });
  const read = withDays(parsed, fields.text, { on: "the first day without them" });
  if ("errors" in read) return badForm(fields, read.errors);
  const verdict = await endSeatOf(actor, forumId, read.said.leaving, read.days.on);
  if (verdict.ok) throw redirect(`${paths.panelForumStep(forumId, "members")}?done=ended`);
  if (verdict.why.kind === "not-found") throw notFound();
  return refused(
    fields,
    seatSentences[verdict.why.kind],
    verdict.why.kind === "not-seated" ? "leaving" : "on",
  );
}

export default function Members() {
  const { id, title, seats, toSeat, toEnd, done, today } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  const errors = reply?.errors ?? {};
  const from = dayBoxes(reply, "from");
  return (
    <>
      <BackLink href={paths.panelForum(id)}>{title}</BackLink>
      <FormErrors errors={errors} targets={{ from: "from-day", on: "on-day" }} />
      {done && !reply ? <NotificationBanner type="success" text="The change is saved." /> : null}
      <PageHeading caption={title}>Members</PageHeading>
      {seats.length === 0 ? (
        <EmptyState title="Nobody sits in this forum yet" />
      ) : (
        <ResponsiveTable
          caption="Seats"
          captionHidden
          columns={[
            { key: "name", label: "Member" },
            { key: "chair", label: "As" },
            { key: "from", label: "From" },
            { key: "to", label: "Up to" },
          ]}
          rows={seats.map(({ key, name, chair, from: since, to }) => ({
            key,
            cells: { name, chair: chair ? "Chair" : "Member", from: since, to: to ?? "No end" },
          }))}
        />
      )}
      <form method="post" noValidate>
        <h2 className="govuk-heading-m">Seat somebody</h2>
        <Select
          name="member"
          label="Who?"
          hint="People whose roles let them decide at a panel."
          items={[{ value: "", text: "Select a person" }, ...toSeat]}
          value={shown(reply, "member")}
          error={errors["member"]}
        />
        <Checkboxes
          name="chair"
          values={ticked(reply, "chair")}
          error={errors["chair"]}
          items={[{ value: "yes", text: "In the chair, who may decide between sittings" }]}
        />
        <DayField {...from} values={reply ? from.values : today} legend="From which day?" />
        <Button preventDoubleClick>Seat them</Button>
      </form>
      {toEnd.length > 0 ? (
        <form method="post" noValidate>
          <h2 className="govuk-heading-m">End a seat</h2>
          <input type="hidden" name="deed" value="end" />
          <Select
            name="leaving"
            label="Whose?"
            items={[{ value: "", text: "Select a person" }, ...toEnd]}
            value={shown(reply, "leaving")}
            error={errors["leaving"]}
          />
          <DayField {...dayBoxes(reply, "on")} legend="What is the first day without them?" />
          <Button variant="secondary" preventDoubleClick>
            End the seat
          </Button>
        </form>
      ) : null}
    </>
  );
}
