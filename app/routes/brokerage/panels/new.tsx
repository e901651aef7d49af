import { z } from "zod";
import { setUpForum } from "#app/commands/brokerage/set-forum.server.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { useActionData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { sentences } from "#app/web/fields.ts";
import { shown, titleOf } from "#app/web/form.ts";
import { guardAction, guardLoader } from "#app/web/guard.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused } from "#app/web/reply.server.ts";
import { ForumFields, forumForm, forumSaid } from "./forum-form.tsx";

export const meta = () => [{ title: titleOf("Set up a forum") }];

const access = { area: "brokerage", permission: "panel:run" } as const;
export const loader = guardLoader(access, async () => null);

const form = forumForm.extend({
  code: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z][A-Z0-9-]{1,11}$/, "Enter a short code of 2 to 12 letters and figures, like SOF"),
});

export const action = guardAction(access, async ({ actor, fields }) => {
  const parsed = form.safeParse(forumSaid(fields));
  if (!parsed.success) return badForm(fields, sentences(parsed.error));
  const { code, ...terms } = parsed.data;
  const verdict = await setUpForum(actor, code, terms);
  if (verdict.ok) throw redirect(`${paths.panelForumStep(verdict.value, "members")}?done=set-up`);
  return refused(fields, "Another forum has this code", "code");
});

export default function NewForum() {
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.panels}>Panels</BackLink>
      <FormErrors errors={reply?.errors} />
      <PageHeading>Set up a forum</PageHeading>
      <form method="post" noValidate>
        <Input
          name="code"
          label="Short code"
          hint="Like SOF. It cannot be changed afterwards."
          width={10}
          value={shown(reply, "code")}
          error={reply?.errors["code"]}
        />
        <ForumFields reply={reply} />
        <Button preventDoubleClick>Set up the forum</Button>
      </form>
    </>
  );
}
