import { askForReset } from "#app/commands/account/ask-for-reset.server.ts";
import { Button } from "#app/components/govuk/Button.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader } from "#app/web/guard.server.ts";
import { originOf } from "#app/web/origin.server.ts";
import { paths } from "#app/web/paths.ts";
import { blocked } from "#app/web/reply.server.ts";
import { roleNames } from "#app/web/role-words.ts";

export const meta = () => [{ title: titleOf("Your account") }];

export const loader = guardLoader({ area: "account", permission: "account:use" }, async ({ person, url }) => {
  if (!person) throw redirect(`${paths.signIn}?to=${paths.account}`);
  return { person, sent: url.searchParams.get("done") === "sent" };
});

export const action = guardAction(
  { area: "account", permission: "account:use" },
  async ({ person, fields, url, address }) => {
    if (!person) throw redirect(paths.signIn);
    const origin = originOf(url);
    const verdict = await askForReset(person.email, {
      address,
      linkOf: (token) => `${origin}${paths.resetLink(token)}`,
      resetPage: `${origin}${paths.resetPassword}`,
    });
    if (!verdict.ok)
      return blocked(fields, "Too many links were asked for. Use the latest one, or try again in an hour");
    throw redirect(`${paths.account}?done=sent`);
  },
);

export default function MyAccount() {
  const reply = useActionData<typeof action>();
  const { person, sent } = useLoaderData<typeof loader>();
  return (
    <div className="govuk-grid-row">
      <div className="govuk-grid-column-two-thirds">
        <FormErrors errors={reply?.errors} targets={{ "": "change-password" }} />
        {sent && !reply ? (
          <NotificationBanner
            type="success"
            text={`A link to choose a new password is on its way to ${person.email}.`}
          />
        ) : null}
        <PageHeading>Your account</PageHeading>
        <SummaryList
          rows={[
            { key: "Name", value: person.name },
            { key: "Email address", value: person.email },
            { key: "Organisation", value: person.organisation },
            ...(person.roles.length > 0
              ? [{ key: "Your work here", value: person.roles.map((role) => roleNames[role]).join(", ") }]
              : []),
          ]}
        />
        <h2 className="govuk-heading-m">Password</h2>
        <p className="govuk-body">We send a link to your address. It works once, for an hour.</p>
        <form method="post">
          <Button variant="secondary" id="change-password">
            Send a link to change it
          </Button>
        </form>
        <h2 className="govuk-heading-m">Signed in elsewhere?</h2>
        <p className="govuk-body">
          Ends every session of yours, on this and every other device. Without a page for two hours a session
          ends by itself, and after twelve hours in any case.
        </p>
        <form method="post" action={paths.signOut}>
          <input type="hidden" name="everywhere" value="yes" />
          <Button variant="secondary">Sign out everywhere</Button>
        </form>
      </div>
    </div>
  );
}
