import type { ReactElement } from "react";
import { CharacterCount } from "#app/components/govuk/CharacterCount.tsx";
import { Checkboxes } from "#app/components/govuk/Checkboxes.tsx";
import { DateInput, type DatePart } from "#app/components/govuk/DateInput.tsx";
import { FileUpload } from "#app/components/govuk/FileUpload.tsx";
import { Input } from "#app/components/govuk/Input.tsx";
import { PasswordInput } from "#app/components/govuk/PasswordInput.tsx";
import { Radios } from "#app/components/govuk/Radios.tsx";
import { Select } from "#app/components/govuk/Select.tsx";
import { Textarea } from "#app/components/govuk/Textarea.tsx";
import { content, type Options } from "./official.ts";

const dateParts: readonly DatePart[] = ["day", "month", "year"];

/** The same for fields, whose label, hint and error are options of their own. */
export const fieldAdapters: Readonly<Record<string, (o: Options) => ReactElement>> = {
  "character-count": (o) => (
    <CharacterCount {...field(o)} maxLength={o.maxlength} maxWords={o.maxwords} threshold={o.threshold} />
  ),
  checkboxes: (o) => <Checkboxes {...group(o)} />,
  "date-input": (o) => (
    <DateInput
      {...group(o)}
      parts={dateParts.filter((part) => o[part] !== false)}
      values={Object.fromEntries(dateParts.map((part) => [part, dateValue(o, part)]))}
      errorParts={dateParts.filter((part) => o[part]?.error)}
    />
  ),
  "file-upload": (o) => <FileUpload {...field(o)} />,
  input: (o) => (
    <Input
      {...field(o)}
      prefix={content(o.prefix)}
      suffix={content(o.suffix)}
      inputMode={o.inputmode}
      autoComplete={o.autocomplete}
      autoCapitalize={o.autocapitalize}
      wrapperClasses={o.inputWrapper?.classes}
    />
  ),
  "password-input": (o) => <PasswordInput {...field(o)} autoComplete={o.autocomplete} />,
  radios: (o) => <Radios {...group(o)} />,
  select: (o) => (
    <Select
      {...field(o)}
      value={o.value ?? o.items?.find((item: Options) => item?.selected)?.value}
      items={(o.items ?? []).filter(Boolean)}
    />
  ),
  textarea: (o) => <Textarea {...field(o)} autoComplete={o.autocomplete} />,
};

function dateValue(o: Options, part: DatePart) {
  return o[part]?.value ?? o.values?.[o.namePrefix ? `${o.namePrefix}-${part}` : part];
}

function field(o: Options): Options {
  return {
    ...o,
    label: content(o.label),
    labelClasses: o.label?.classes,
    labelIsPageHeading: o.label?.isPageHeading,
    hint: content(o.hint),
    error: content(o.errorMessage),
    spellCheck: o.spellcheck,
    formGroupClasses: o.formGroup?.classes,
  };
}

function group(o: Options): Options {
  return {
    ...o,
    legend: content(o.fieldset?.legend),
    legendClasses: o.fieldset?.legend?.classes,
    legendIsPageHeading: o.fieldset?.legend?.isPageHeading,
    describedBy: o.fieldset?.describedBy ?? o.describedBy,
    hint: content(o.hint),
    error: content(o.errorMessage),
    formGroupClasses: o.formGroup?.classes,
    items: o.items?.filter(Boolean).map(choice),
  };
}

function choice(item: Options): Options {
  return item.divider
    ? item
    : {
        ...item,
        text: content(item),
        hint: content(item.hint),
        conditional: content(item.conditional),
        labelClasses: item.label?.classes,
      };
}
