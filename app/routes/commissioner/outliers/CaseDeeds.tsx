import { Button } from "#app/components/govuk/Button.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { Tag } from "#app/components/govuk/Tag.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { directionWords, flagLooks, reasonWords } from "#app/components/outliers/flag-words.ts";
import { StatusTag } from "#app/components/portal/StatusTag.tsx";
import type { FlagState } from "#app/domain/benchmark/finding.ts";
import { shown } from "#app/web/form.ts";
import { paths } from "#app/web/paths.ts";
import type { Reply } from "#app/web/reply.server.ts";
import type { CasePage } from "./case-page.server.ts";

type DeedsProps = { readonly page: CasePage; readonly reply: Reply | undefined };

/** Where a case stands and whose it is, beside everything else. */
export function Standing({ page, reply }: DeedsProps) {
  const { flag, manages, moves, colleagues, argues } = page;
  return (
    <div className="app-standing">
      <h2 className="govuk-heading-s">Where it stands</h2>
      <p className="govuk-body-s">
        <StatusTag status={flag.state} looks={flagLooks} />{" "}
        {flag.checkData ? <Tag colour="orange">Check the data first</Tag> : null}
      </p>
      <p className="govuk-body-s">
        {directionWords[flag.direction]}, {flag.signals === 1 ? "1 signal" : `${flag.signals} signals`}
        <br />
        Asked about since {flag.opened}
        {flag.reason ? (
          <>
            <br />
            {reasonWords[flag.reason]}
          </>
        ) : null}
        {flag.gone ? (
          <>
            <br />
            No longer out of line since {flag.gone}
          </>
        ) : null}
        <br />
        {flag.assignee ? `With ${flag.assignee}` : "With nobody yet"}
      </p>
      {page.waitsForAnother ? (
        <p className="govuk-body-s">You put it to an approver: another person decides.</p>
      ) : null}
      {argues ? (
        <Button href={paths.outlierStep(flag.id, "negotiation")} variant="secondary">
          Negotiate the price
        </Button>
      ) : null}
      {moves.length > 0 ? (
        <p className="govuk-body-s">
          <a className="govuk-link" href="#becomes">
            Say what becomes of it
          </a>
        </p>
      ) : null}
      {manages ? (
        <form method="post" noValidate>
          <Select
            name="colleague"
            label="Give it to"
            value={shown(reply, "colleague", flag.assignedTo ?? "")}
            error={reply?.errors["colleague"]}
            items={[{ value: "", text: "Choose a colleague" }, ...colleagues]}
          />
          <Button variant="secondary" name="step" value="assign" preventDoubleClick>
            Assign
          </Button>
        </form>
      ) : null}
      {manages && !flag.checkData && !["AGREED", "RESOLVED"].includes(flag.state) ? (
        <form method="post" noValidate>
          <Button variant="secondary" name="step" value="data" preventDoubleClick>
            Check the data first
          </Button>
        </form>
      ) : null}
    </div>
  );
}

const moveWords: Readonly<Record<FlagState, { readonly text: string; readonly hint: string }>> = {
  EXPLAINED: { text: "Explained", hint: "Something explains the price. Select what." },
  ESCALATED: {
    text: "Put it to an approver",
    hint: "Another person with authority decides. Say what to decide.",
  },
  RESOLVED: { text: "Resolved", hint: "Nothing is left to do. Say how it ends." },
  OPEN: { text: "Take it up again", hint: "It has to be asked after all. Say why." },
  NEGOTIATING: { text: "Negotiating", hint: "" },
  AGREED: { text: "Agreed", hint: "" },
};

/** What to do about it: notes, data that were checked, and the next state. */
export function DeedsOfCase({ page, reply }: DeedsProps) {
  const { flag, moves, reasons, manages } = page;
  const errors = reply?.errors ?? {};
  return (
    <>
      {manages && flag.checkData ? (
        <form method="post" noValidate>
          <h2 className="govuk-heading-m">The data are to be checked first</h2>
          <Input
            name="checked"
            label="What was found in the data?"
            hint="Do not name a person."
            value={shown(reply, "checked")}
            error={errors["checked"]}
          />
          <Button variant="secondary" name="step" value="checked" preventDoubleClick>
            The data are checked
          </Button>
        </form>
      ) : null}
      {moves.length > 0 ? (
        <form method="post" noValidate>
          <h2 className="govuk-heading-m" id="becomes">
            What becomes of it
          </h2>
          <Radios
            name="move"
            legend="Which is it?"
            legendSize="s"
            value={shown(reply, "move")}
            error={errors["move"]}
            items={moves.map((value) => ({ value, ...moveWords[value] }))}
          />
          <Select
            name="reason"
            label="Reason"
            hint="Needed where something explains the price."
            value={shown(reply, "reason", flag.reason ?? "")}
            error={errors["reason"]}
            items={[{ value: "", text: "None yet" }, ...reasons]}
          />
          <Textarea
            name="words"
            label="In words"
            hint="Do not name a person."
            rows={3}
            value={shown(reply, "words")}
            error={errors["words"]}
          />
          <Button name="step" value="move" preventDoubleClick>
            Keep it
          </Button>
        </form>
      ) : null}
      {manages ? (
        <form method="post" noValidate>
          <h2 className="govuk-heading-m">Note</h2>
          <Textarea
            name="note"
            label="What did you learn?"
            hint="Do not name a person."
            rows={3}
            value={shown(reply, "note")}
            error={errors["note"]}
          />
          <Button variant="secondary" name="step" value="note" preventDoubleClick>
            Write the note
          </Button>
        </form>
      ) : null}
    </>
  );
}
