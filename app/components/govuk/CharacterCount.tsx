import { classes } from "./classes.ts";
import { Hint } from "./Hint.tsx";
import { Textarea, type TextareaProps } from "./Textarea.tsx";

type Limit =
  | { readonly maxLength: number; readonly maxWords?: undefined }
  | { readonly maxWords: number; readonly maxLength?: undefined };

export type CharacterCountProps = Omit<TextareaProps, "afterInput" | "describedBy" | "formGroupAttributes"> &
  Limit & {
    /** Percentage of the limit from which a script shows the count. */
    readonly threshold?: number | undefined;
  };

/** A textarea that says its limit in characters or words; a script may count down. */
export function CharacterCount({ maxLength, maxWords, threshold, ...props }: CharacterCountProps) {
  const infoId = `${props.id ?? props.name}-info`;
  return (
    <Textarea
      {...props}
      describedBy={infoId}
      classes={classes("govuk-js-character-count", props.classes)}
      formGroupClasses={classes("govuk-character-count", props.formGroupClasses)}
      formGroupAttributes={{
        "data-module": "govuk-character-count",
        ...(maxWords === undefined
          ? { "data-maxlength": String(maxLength) }
          : { "data-maxwords": String(maxWords), "data-count-type": "words" }),
        ...(threshold === undefined ? {} : { "data-threshold": String(threshold) }),
      }}
      afterInput={
        <Hint id={infoId} classes="govuk-character-count__message">
          {`You can enter up to ${maxWords ?? maxLength} ${maxWords === undefined ? "characters" : "words"}`}
        </Hint>
      }
    />
  );
}
