import { z } from "zod";
import { selectInvitees } from "#app/commands/call-off/select-invitees.server.ts";
import { linesOfCallOff } from "#app/data/call-off/call-offs.server.ts";
import { eligibleMembers } from "#app/data/call-off/eligible-members.server.ts";
import { invitationsOf } from "#app/data/call-off/invitations.server.ts";
import { reading } from "#app/data/db.server.ts";
import { lotsOf } from "#app/data/frameworks.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { inWords } from "#app/domain/calendar-words.ts";
import { mayBeInvited, needsPartners } from "#app/domain/call-off/invitation.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { CallOffHead } from "#app/components/call-off/CallOffHead.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { CharacterCount } from "#app/components/govuk/CharacterCount.tsx";
import { Checkboxes } from "#app/components/govuk/Checkboxes.tsx";
import { Details } from "#app/components/govuk/Details.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { redirect } from "#app/framework.server.ts";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { againstInWords } from "#app/web/call-off-reasons.server.ts";
import { stepRefused } from "#app/web/call-off-words.server.ts";
import { sentences, textField } from "#app/web/fields.ts";
import { shown, ticked, titleOf } from "#app/web/form.ts";
import { byId, guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { ownCallOffOfPage } from "./draft-of-page.server.ts";

export const meta = () => [{ title: titleOf("Members invited") }];

const params = byId("callOffId");
const longest = 1_000;

export const loader = guardLoader(
  { area: "commissioner", permission: "call-off:read", params },
  async ({ actor, params: { callOffId }, posted }) =>
    reading(actor, async (tx, now) => {
      const { callOff, head, state } = await ownCallOffOfPage(tx, actor, callOffId, now);
      const chooses =
        (state === "draft" || posted) && callOff.route === "RESTRICTED" && mayDo(actor, "call-off:manage");
      const ahead = state === "draft" || state === "approval-asked" || state === "approved";
      const lines = ahead ? await linesOfCallOff(tx, callOffId) : [];
      const judged = ahead ? await eligibleMembers(tx, callOff, lines, dayOf(now)) : [];
      const lotsCalled = new Set(lines.map(({ lotId }) => lotId)).size;
      const lots = await lotsOf(tx, [callOff.frameworkId]);
      const areas = await tx.area.findMany({ select: { id: true, name: true } });
      const nameOf = (id: string) => {
        const lot = lots.find((one) => one.id === id);
        return lot ? `lot ${lot.number}` : (areas.find((area) => area.id === id)?.name ?? "the area");
      };
      const chosen = await invitationsOf(tx, callOffId);
      return {
        ...{ id: callOff.id, head, chooses, ahead, route: callOff.route },
        chosen: chosen.map(({ providerId, name, reason, invitedAt, declinedAt }) => ({
          ...{ providerId, name, reason, declined: declinedAt !== null },
          invited: ahead ? "When it is published" : inWords(invitedAt),
        })),
        reason: chosen[0]?.reason ?? "",
        severalLots: lotsCalled > 1,
        eligible: judged
          .filter((one) => mayBeInvited(one, lotsCalled))
          .map((one) => ({
            ...{ providerId: one.providerId, name: one.name },
            holds: needsPartners(one)
              ? `With partners: holds ${one.lotIds.map(nameOf).join(", ")} only`
              : "Alone or with partners",
          })),
        others: judged
          .filter((one) => !mayBeInvited(one, lotsCalled))
          .map(({ providerId, name, against }) => ({
            ...{ providerId, name },
            why: [...new Set(against.map((reason) => againstInWords(reason, nameOf)))].join("; "),
          })),
      };
    }),
);

const schema = z.object({ reason: textField("why these members", longest) });

export const action = guardAction(
  { area: "commissioner", permission: "call-off:manage", params },
  async ({ actor, params: { callOffId }, fields }) => {
    const form = schema.safeParse({ reason: fields.text("reason") });
    const ids = z.array(z.uuid()).safeParse(fields.all("providers"));
    const few = !ids.success || ids.data.length < 2;
    if (!form.success || few)
      return badForm(fields, {
        ...(few ? { providers: "Select at least two members" } : {}),
        ...(form.success ? {} : sentences(form.error)),
      });
    const verdict = await selectInvitees(actor, callOffId, ids.data, form.data.reason);
    if (verdict.ok) throw redirect(`${paths.callOff(callOffId)}?done=saved`);
    const { why } = verdict;
    switch (why.kind) {
      case "not-found":
      case "not-now":
        return stepRefused(fields, why);
      case "not-restricted":
        return refused(fields, "Only a restricted competition chooses its members", "providers");
      case "not-a-member":
        return refused(fields, "Select members of the lots that are called off", "providers");
      case "not-eligible":
        return refused(
          fields,
          `${why.name} cannot be invited: ${[...new Set(why.against.map((one) => againstInWords(one, () => "a lot or area called off")))].join("; ").toLowerCase()}`,
          "providers",
        );
    }
  },
);

export default function Invitations() {
  const page = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <CallOffHead
        back={{ href: paths.callOff(page.id), text: page.head.reference }}
        callOff={page.head}
        errors={reply ? <FormErrors errors={reply.errors} targets={{ providers: "providers" }} /> : null}
      >
        Members invited
      </CallOffHead>
      {page.chooses ? <Choose page={page} reply={reply} /> : <Shown page={page} />}
      {page.others.length > 0 ? (
        <Details summary={`${page.others.length} members that are not eligible today, and why`}>
          <ResponsiveTable
            caption="Not eligible today"
            captionHidden
            columns={[
              { key: "name", label: "Member" },
              { key: "why", label: "Why not" },
            ]}
            rows={page.others.map(({ providerId, ...cells }) => ({ key: providerId, cells }))}
          />
        </Details>
      ) : null}
    </>
  );
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>;

type ChooseProps = { readonly page: Page; readonly reply: ReturnType<typeof useActionData<typeof action>> };

function Choose({ page, reply }: ChooseProps) {
  if (page.eligible.length === 0)
    return <EmptyState title="No member is eligible today">Change what is bought, or the route.</EmptyState>;
  const chosen = page.chosen.map(({ providerId }) => providerId);
  return (
    <form method="post" noValidate>
      <Checkboxes
        name="providers"
        legend="Which members are invited?"
        legendSize="m"
        hint={`Members that are eligible ${page.severalLots ? "in one of the lots or more" : "in the lot"} today. On the day of publication it is looked at again.`}
        small
        values={ticked(reply, "providers", chosen)}
        error={reply?.errors["providers"]}
        items={page.eligible.map(({ providerId, name, holds }) => ({
          ...{ value: providerId, text: name },
          ...(page.severalLots ? { hint: holds } : {}),
        }))}
      />
      <CharacterCount
        name="reason"
        label="Why these, and not the others?"
        labelSize="s"
        hint="It must stand up: who could have bid may ask."
        maxLength={longest}
        rows={3}
        value={shown(reply, "reason", page.reason)}
        error={reply?.errors["reason"]}
      />
      <Button>Save and continue</Button>
    </form>
  );
}

function Shown({ page }: { readonly page: Page }) {
  if (page.ahead && page.route !== "RESTRICTED")
    return page.eligible.length === 0 ? (
      <EmptyState title="No member is eligible today">Change what is bought, or the route.</EmptyState>
    ) : (
      <ResponsiveTable
        caption={`Every member eligible on the day of publication is invited: ${page.eligible.length} today`}
        captionSize="s"
        columns={[
          { key: "name", label: "Member" },
          ...(page.severalLots ? [{ key: "holds", label: "How it may bid" }] : []),
        ]}
        rows={page.eligible.map(({ providerId, ...cells }) => ({ key: providerId, cells }))}
      />
    );
  if (page.chosen.length === 0)
    return (
      <EmptyState title="Nobody is invited">A direct award is offered to members one by one.</EmptyState>
    );
  return (
    <ResponsiveTable
      caption={page.chosen.length === 1 ? "1 member" : `${page.chosen.length} members`}
      captionSize="s"
      columns={[
        { key: "name", label: "Member" },
        { key: "invited", label: "Invited" },
        { key: "answer", label: "Answer" },
        { key: "reason", label: "Why chosen" },
      ]}
      rows={page.chosen.map((one) => ({
        key: one.providerId,
        cells: {
          name: one.name,
          invited: one.invited,
          answer: one.declined ? "Does not bid" : "–",
          reason: one.reason || "Everyone eligible is invited",
        },
      }))}
    />
  );
}
