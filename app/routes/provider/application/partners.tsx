import { z } from "zod";
import { invitePartner, removePartner } from "#app/commands/application/invite-partner.server.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { EmptyState } from "#app/components/portal/EmptyState.tsx";
import { ResponsiveTable } from "#app/components/portal/ResponsiveTable.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { emailField, sentences } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { found, guardAction, guardLoader, notFound } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { access, openDraft, tooLateInWords } from "./page.server.ts";
import { SectionPage } from "./parts.tsx";
import { notOpenInWords } from "./words.ts";

export const meta = () => [{ title: titleOf("Partners") }];

export const loader = guardLoader(access, async ({ actor, params, posted, url }) => {
  const draft = await openDraft(actor, params.applicationId, posted);
  return {
    applicationId: draft.application.id,
    roundTitle: draft.round.title,
    done: url.searchParams.get("done"),
    partners: draft.partners.map((partner) => ({
      id: partner.id,
      name: partner.providerName ?? partner.email,
      email: partner.email,
      status: partner.declaration
        ? "Ready: has declared and said what it delivers"
        : partner.joinedAt
          ? "Joined, has still to declare"
          : "Invited",
      delivers: draft.lots
        .map(({ lot }) => ({ title: `Lot ${lot.number}`, text: partner.delivers?.[lot.id] ?? "" }))
        .filter((one) => one.text !== ""),
    })),
  };
});

export const action = guardAction(access, async ({ actor, params, fields, arrival }) => {
  const removed = fields.text("remove");
  const page = paths.applicationSection(params.applicationId, "partners");
  if (removed !== "") {
    const partnerId = z.uuid().safeParse(removed);
    if (!partnerId.success) throw notFound();
    const verdict = found(await removePartner(actor, params.applicationId, partnerId.data, arrival));
    if (!verdict.ok) return refused(fields, notOpenInWords(verdict.why));
    throw redirect(`${page}?done=removed`);
  }
  const form = z.object({ email: emailField }).safeParse({ email: fields.text("email") });
  if (!form.success) return badForm(fields, sentences(form.error));
  const verdict = found(await invitePartner(actor, params.applicationId, form.data.email, arrival));
  if (verdict.ok) throw redirect(`${page}?done=invited`);
  switch (verdict.why.kind) {
    case "round-not-open":
      return refused(fields, tooLateInWords(verdict.why));
    case "yourself":
      return refused(
        fields,
        "This is your own address. Enter the address of someone at the other organisation",
        "email",
      );
    case "invited-already":
      return refused(fields, "You have invited this address already", "email");
    case "too-many":
      return refused(fields, `You may have up to ${verdict.why.most} partners`, "email");
  }
});

const doneWords: Readonly<Record<string, string>> = {
  invited: "Invitation sent",
  removed: "Partner removed",
};

export default function Partners() {
  const { applicationId, roundTitle, partners, done } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <SectionPage {...{ applicationId, reply }} title="Partners" caption={roundTitle}>
      {!reply && done && doneWords[done] ? (
        <NotificationBanner type="success" text={doneWords[done]} />
      ) : null}
      <p className="govuk-body">
        You apply as the lead: you price the lots and submit. Each partner makes its own declaration and says
        what it delivers in each lot. All of them must be ready before you can submit.
      </p>
      {partners.length === 0 ? (
        <EmptyState title="You apply alone">
          <p className="govuk-body">Invite another organisation only if you want to deliver together.</p>
        </EmptyState>
      ) : (
        <PartnerTable partners={partners} />
      )}
      <form method="post" noValidate>
        <Input
          name="email"
          type="email"
          label="Email address of someone at the other organisation"
          hint="They sign in, or register first, with this address."
          spellCheck={false}
          value={shown(reply, "email")}
          error={reply?.errors["email"]}
        />
        <Button preventDoubleClick>Send invitation</Button>
      </form>
    </SectionPage>
  );
}

function PartnerTable({ partners }: Pick<Awaited<ReturnType<typeof loader>>, "partners">) {
  return (
    <ResponsiveTable
      caption="Your partners"
      columns={[
        { key: "name", label: "Organisation" },
        { key: "status", label: "Status" },
        { key: "delivers", label: "Delivers" },
        { key: "remove", label: "Remove" },
      ]}
      rows={partners.map((partner) => ({
        key: partner.id,
        cells: {
          name: partner.name,
          status: partner.status,
          delivers:
            partner.delivers.length === 0
              ? "Not said yet"
              : partner.delivers.map((one) => (
                  <p className="govuk-body-s" key={one.title}>
                    {one.title}: {one.text}
                  </p>
                )),
          remove: (
            <form method="post">
              <input type="hidden" name="remove" value={partner.id} />
              <button type="submit" className="app-link-button">
                Remove<span className="govuk-visually-hidden"> {partner.name}</span>
              </button>
            </form>
          ),
        },
      }))}
    />
  );
}
