import { z } from "zod";
import { fileNotice, reopenNotice } from "#app/commands/notices/file-notice.server.ts";
import { mayDo } from "#app/domain/access/permissions.ts";
import { shortDay } from "#app/domain/calendar-words.ts";
import { dayOf } from "#app/domain/calendar.ts";
import { unreachable } from "#app/domain/verdict.ts";
import { codesOfSubject, namedCodes } from "#app/data/call-off/cpv-codes.server.ts";
import { reading } from "#app/data/db.server.ts";
import { noticeOnFile, type NoticeOnFile } from "#app/data/notices.server.ts";
import { dueInWords, noticeLooks, noticeState } from "#app/components/contract/notice-words.ts";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { DayField } from "#app/components/portal/DayField.tsx";
import { FormErrors } from "#app/components/portal/FormErrors.tsx";
import { PageHeading } from "#app/components/portal/PageHeading.tsx";
import { regimeWords } from "#app/components/portal/round-words.ts";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import { useActionData, useLoaderData } from "#app/framework.ts";
import { redirect } from "#app/framework.server.ts";
import { sentences, textField, withDays } from "#app/web/fields.ts";
import { dayBoxes, shown, titleOf } from "#app/web/form.ts";
import { byId, found, guardAction, guardLoader, type Posted } from "#app/web/guard.server.ts";
import { aboutHref } from "#app/web/notice-table.server.ts";
import { paths } from "#app/web/paths.ts";
import { badForm, refused, type Reply } from "#app/web/reply.server.ts";

export const meta = () => [{ title: titleOf("Notice") }];

const params = byId("noticeId");

export const loader = guardLoader(
  { area: "commissioner", permission: "contract:read", params },
  async ({ actor, params: { noticeId } }) =>
    reading(actor, async (tx, now) => {
      const notice = found(await noticeOnFile(tx, noticeId));
      const today = dayOf(now);
      return {
        ...{ notice, today, aboutHref: aboutHref(notice), state: noticeState(notice, today) },
        codes: await namedCodes(tx, await codesOfSubject(tx, notice), today),
        mayFile: mayDo(actor, "contract:manage"),
      };
    }),
);

type NoticePosted = Posted<"commissioner", typeof params>;

export const action = guardAction(
  { area: "commissioner", permission: "contract:manage", params },
  async (posted) => (posted.fields.text("deed") === "reopen" ? reopen(posted) : file(posted)),
);

const filing = z.object({ evidence: textField("the link or reference of the published notice", 500) });

async function file({ actor, params: { noticeId }, fields, arrival }: NoticePosted) {
  const parsed = filing.safeParse({ evidence: fields.text("evidence") });
  const read = withDays(parsed, fields.text, { filed: "the day on which it was filed" });
  if ("errors" in read) return badForm(fields, read.errors);
  const said = { on: read.days.filed, evidence: read.said.evidence };
  const verdict = found((await fileNotice(actor, noticeId, said, arrival)) ?? undefined);
  if (verdict.ok) throw redirect(`${paths.obligations}?done=filed`);
  switch (verdict.why.kind) {
    case "not-yet":
      return refused(
        fields,
        "The day must be today or before: a notice is filed once it is published",
        "filed",
      );
    case "filed":
      return refused(fields, `It was marked as filed on ${shortDay(verdict.why.on)} already`, "filed");
    case "exempt":
      return refused(fields, "This notice is not owed, so it cannot be marked as filed", "filed");
    default:
      return unreachable(verdict.why);
  }
}

const reopening = z.object({ reason: textField("the reason", 500) });

async function reopen({ actor, params: { noticeId }, fields, arrival }: NoticePosted) {
  const parsed = reopening.safeParse({ reason: fields.text("reason") });
  if (!parsed.success) return badForm(fields, sentences(parsed.error));
  const verdict = found((await reopenNotice(actor, noticeId, parsed.data.reason, arrival)) ?? undefined);
  if (verdict.ok) throw redirect(`${paths.obligations}?done=reopened`);
  return refused(fields, "It is open already", "reason");
}

export default function Notice() {
  const { notice, today, state, codes, mayFile, aboutHref: about } = useLoaderData<typeof loader>();
  const reply = useActionData<typeof action>();
  return (
    <>
      <BackLink href={paths.obligations}>Notices</BackLink>
      <FormErrors errors={reply?.errors} targets={{ filed: "filed-day" }} />
      <PageHeading caption={notice.subjectTitle}>{notice.title}</PageHeading>
      <p className="govuk-body">
        <StatusTag status={state} looks={noticeLooks} />
      </p>
      <SummaryList
        rows={[
          {
            key: "About",
            value: (
              <a className="govuk-link" href={about}>
                {notice.subjectTitle}
              </a>
            ),
          },
          ...(codes.length > 0 ? [{ key: "What is bought (CPV)", value: codes.join("; ") }] : []),
          ...(notice.exemptReason
            ? [{ key: "Not owed because", value: notice.exemptReason }]
            : [
                { key: "By when", value: dueInWords(notice, today) },
                { key: "Happened on", value: shortDay(notice.eventOn) },
                { key: "How the days are counted", value: notice.calendar },
                { key: "Why", value: notice.why },
              ]),
          { key: "Clause", value: notice.citation },
          {
            key: "Source",
            value: notice.uncertain
              ? `${notice.source}. To be confirmed: take advice before relying on it`
              : notice.source,
          },
          { key: "Legal regime", value: regimeWords[notice.regime] },
          ...filedRows(notice),
        ]}
      />
      {mayFile && state !== "exempt" ? <Deed filed={notice.filedOn !== null} reply={reply} /> : null}
    </>
  );
}

function filedRows({ filedOn, filedBy, evidence }: NoticeOnFile) {
  if (filedOn === null) return [];
  return [
    { key: "Filed", value: `${shortDay(filedOn)}, noted by ${filedBy ?? "a colleague"}` },
    {
      key: "Evidence",
      value: /^https:\/\/[^\s]+$/.test(evidence) ? (
        <a className="govuk-link" href={evidence} rel="noreferrer">
          {evidence}
        </a>
      ) : (
        evidence
      ),
    },
  ];
}

function Deed({ filed, reply }: { readonly filed: boolean; readonly reply: Reply | undefined }) {
  const errors = reply?.errors ?? {};
  if (filed)
    return (
      <form method="post" noValidate>
        <h2 className="govuk-heading-m">Marked as filed by mistake?</h2>
        <input type="hidden" name="deed" value="reopen" />
        <Textarea name="reason" label="Why?" value={shown(reply, "reason")} error={errors["reason"]} />
        <Button variant="secondary" preventDoubleClick>
          Open it again
        </Button>
      </form>
    );
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">Mark it as filed</h2>
      <DayField {...dayBoxes(reply, "filed")} legend="On which day was it published?" />
      <Input
        name="evidence"
        label="Link or reference"
        hint="Where it can be read, like its address on Find a Tender, or its number"
        value={shown(reply, "evidence")}
        error={errors["evidence"]}
      />
      <Button preventDoubleClick>Mark as filed</Button>
    </form>
  );
}
