import { classes } from "./classes.ts";
import { FieldHeading, FormGroup } from "./FormGroup.tsx";
import { describedByIds, type FieldProps } from "./shared.ts";

export type FileUploadProps = FieldProps & {
  readonly multiple?: boolean | undefined;
  /** File types offered first, like ".csv,.xlsx". */
  readonly accept?: string | undefined;
};

export function FileUpload(props: FileUploadProps) {
  const id = props.id ?? props.name;
  return (
    <FormGroup error={props.error} classes={props.formGroupClasses}>
      <FieldHeading {...props} id={id} />
      <input
        className={classes("govuk-file-upload", props.classes, props.error && "govuk-file-upload--error")}
        id={id}
        name={props.name}
        type="file"
        accept={props.accept}
        disabled={props.disabled}
        multiple={props.multiple}
        aria-describedby={describedByIds(id, props)}
        {...props.attributes}
      />
    </FormGroup>
  );
}
