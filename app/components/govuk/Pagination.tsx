import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import type { Attributes } from "./shared.ts";

export type PaginationLink = {
  readonly href: string;
  readonly text?: ReactNode;
  readonly labelText?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export type PaginationItem =
  | {
      readonly number: number | string;
      readonly href: string;
      readonly current?: boolean | undefined;
      readonly visuallyHiddenText?: string | undefined;
      readonly attributes?: Attributes | undefined;
    }
  | { readonly ellipsis: true };

export type PaginationProps = {
  readonly previous?: PaginationLink | undefined;
  readonly next?: PaginationLink | undefined;
  readonly items?: readonly PaginationItem[] | undefined;
  readonly landmarkLabel?: string | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export function Pagination({
  previous,
  next,
  items,
  landmarkLabel = "Pagination",
  classes: more,
  attributes,
}: PaginationProps) {
  const block = !items && Boolean(previous ?? next);
  return (
    <nav
      className={classes("govuk-pagination", block && "govuk-pagination--block", more)}
      aria-label={landmarkLabel}
      {...attributes}
    >
      {previous ? <ArrowLink kind="prev" link={previous} block={block} /> : null}
      {items ? (
        <ul className="govuk-pagination__list">
          {items.map((item, index) => (
            <PageItem key={index} item={item} />
          ))}
        </ul>
      ) : null}
      {next ? <ArrowLink kind="next" link={next} block={block} /> : null}
    </nav>
  );
}

type ArrowLinkProps = {
  readonly kind: "prev" | "next";
  readonly link: PaginationLink;
  readonly block: boolean;
};

function ArrowLink({ kind, link, block }: ArrowLinkProps) {
  const iconFirst = block || kind === "prev";
  return (
    <div className={`govuk-pagination__${kind}`}>
      <a className="govuk-link govuk-pagination__link" href={link.href} rel={kind} {...link.attributes}>
        {iconFirst ? <ArrowIcon kind={kind} /> : null}
        <span
          className={classes(
            "govuk-pagination__link-title",
            block && !link.labelText && "govuk-pagination__link-title--decorated",
          )}
        >
          {link.text ?? (
            <>
              {kind === "prev" ? "Previous" : "Next"}
              <span className="govuk-visually-hidden"> page</span>
            </>
          )}
        </span>
        {link.labelText && block ? (
          <>
            <span className="govuk-visually-hidden">:</span>
            <span className="govuk-pagination__link-label">{link.labelText}</span>
          </>
        ) : null}
        {iconFirst ? null : <ArrowIcon kind={kind} />}
      </a>
    </div>
  );
}

const arrows = {
  prev: "m6.5938-0.0078125-6.7266 6.7266 6.7441 6.4062 1.377-1.449-4.1856-3.9768h12.896v-2h-12.984l4.2931-4.293-1.414-1.414z",
  next: "m8.107-0.0078125-1.4136 1.414 4.2926 4.293h-12.986v2h12.896l-4.1855 3.9766 1.377 1.4492 6.7441-6.4062-6.7246-6.7266z",
};

function ArrowIcon({ kind }: { readonly kind: "prev" | "next" }) {
  return (
    <svg
      className={`govuk-pagination__icon govuk-pagination__icon--${kind}`}
      xmlns="http://www.w3.org/2000/svg"
      height="13"
      width="15"
      aria-hidden="true"
      focusable="false"
      viewBox="0 0 15 13"
    >
      <path d={arrows[kind]} />
    </svg>
  );
}

function PageItem({ item }: { readonly item: PaginationItem }) {
  if ("ellipsis" in item)
    return <li className="govuk-pagination__item govuk-pagination__item--ellipsis">⋯</li>;
  return (
    <li className={classes("govuk-pagination__item", item.current && "govuk-pagination__item--current")}>
      <a
        className="govuk-link govuk-pagination__link"
        href={item.href}
        aria-label={item.visuallyHiddenText ?? `Page ${item.number}`}
        aria-current={item.current ? "page" : undefined}
        {...item.attributes}
      >
        {item.number}
      </a>
    </li>
  );
}
