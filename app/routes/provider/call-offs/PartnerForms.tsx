import { Button } from "#app/components/govuk/Button.tsx";
import { Checkboxes } from "#app/components/govuk/Checkboxes.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { shown, ticked } from "#app/web/form.ts";
import type { Reply } from "#app/web/reply.server.ts";

type Lots = readonly { readonly lotId: string; readonly lot: string }[];

type LotBoxesProps = {
  readonly idPrefix: string;
  readonly lots: Lots;
  readonly reply: Reply | undefined;
  readonly stored?: readonly string[];
};

function LotBoxes({ idPrefix, lots, reply, stored = [] }: LotBoxesProps) {
  return (
    <Checkboxes
      name="lots"
      idPrefix={idPrefix}
      legend="Which lots do you take?"
      hint="Only lots of which you are an active member today are listed."
      values={[...ticked(reply, "lots", stored)]}
      error={reply?.errors["lots"]}
      items={lots.map(({ lotId, lot }) => ({ value: lotId, text: lot }))}
    />
  );
}

/** By which an invited member begins to bid with partners. */
export function BeginForm({ lots, reply }: { readonly lots: Lots; readonly reply: Reply | undefined }) {
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">Lead a bid with partners</h2>
      <Input
        name="name"
        label="What is the partnership called?"
        value={shown(reply, "name")}
        error={reply?.errors["name"]}
      />
      <LotBoxes idPrefix="lots" lots={lots} reply={reply} />
      <Button name="intent" value="begin" preventDoubleClick>
        Begin
      </Button>
    </form>
  );
}

type AskFormProps = {
  readonly toAsk: readonly { readonly id: string; readonly name: string }[];
  readonly reply: Reply | undefined;
};

/** By which a lead asks another member. */
export function AskForm({ toAsk, reply }: AskFormProps) {
  return (
    <form method="post" noValidate>
      <h2 className="govuk-heading-m">Ask a partner</h2>
      <Select
        name="partner"
        label="Which member of the framework?"
        hint="Its people are told by mail, and can then read this call-off and who else is asked."
        items={[
          { value: "", text: "Choose a member" },
          ...toAsk.map(({ id, name }) => ({ value: id, text: name })),
        ]}
        value={shown(reply, "partner")}
        error={reply?.errors["partner"]}
      />
      <Button name="intent" value="ask" preventDoubleClick>
        Ask to bid together
      </Button>
    </form>
  );
}

type AgreeFormProps = {
  readonly consortium: {
    readonly id: string;
    readonly lead: string;
    readonly members: readonly {
      readonly providerId: string;
      readonly agreed: boolean;
      readonly lotIds: readonly string[];
    }[];
  };
  readonly me: string;
  readonly lots: Lots;
  readonly reply: Reply | undefined;
};

/** By which a partner says yes for the lots that it takes, changes them, or leaves; and a lead changes its own. */
export function AgreeForm({ consortium, me, lots, reply }: AgreeFormProps) {
  const [lead] = consortium.members;
  const own = consortium.members.find(({ providerId }) => providerId === me);
  const isLead = lead?.providerId === me;
  return (
    <form method="post" noValidate>
      <input type="hidden" name="consortium" value={consortium.id} />
      {isLead ? null : (
        <p className="govuk-body">
          {own?.agreed ? "" : "If you agree, "}
          {consortium.lead} makes the bid and sees your framework rates for the lots that you take. You do not
          see the bid before a contract is made, and you do not bid here yourself as well.
        </p>
      )}
      <LotBoxes idPrefix={`lots-${consortium.id}`} lots={lots} reply={reply} stored={own?.lotIds ?? []} />
      <div className="govuk-button-group">
        <Button name="intent" value="agree" preventDoubleClick>
          {own?.agreed ? "Change the lots" : "Agree to bid together"}
        </Button>
        {isLead ? null : (
          <Button variant="secondary" name="leave" value={me}>
            {own?.agreed ? "Withdraw" : "Decline"}
          </Button>
        )}
      </div>
    </form>
  );
}
