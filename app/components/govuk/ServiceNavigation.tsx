import type { ReactNode } from "react";
import { classes } from "./classes.ts";
import type { Attributes } from "./shared.ts";

export type ServiceNavigationItem = {
  readonly text: ReactNode;
  readonly href?: string | undefined;
  /** This very page. */
  readonly current?: boolean | undefined;
  /** The section that this page belongs to. */
  readonly active?: boolean | undefined;
  readonly attributes?: Attributes | undefined;
};

export type ServiceNavigationProps = {
  readonly serviceName?: ReactNode;
  readonly serviceUrl?: string | undefined;
  readonly navigation?: readonly ServiceNavigationItem[] | undefined;
  /** Adds the button that a script needs to fold the list away; off, the list is always there. */
  readonly collapseNavigationOnMobile?: boolean | undefined;
  readonly navigationLabel?: string | undefined;
  readonly navigationId?: string | undefined;
  readonly navigationClasses?: string | undefined;
  readonly ariaLabel?: string | undefined;
  readonly inverse?: boolean | undefined;
  readonly classes?: string | undefined;
  readonly attributes?: Attributes | undefined;
};

export function ServiceNavigation(props: ServiceNavigationProps) {
  const common = {
    className: classes(
      "govuk-service-navigation",
      props.inverse && "govuk-service-navigation--inverse",
      props.classes,
    ),
    "data-module": "govuk-service-navigation",
    ...props.attributes,
  };
  const inner = (
    <div className="govuk-width-container">
      <div className="govuk-service-navigation__container">
        {props.serviceName ? <ServiceName name={props.serviceName} url={props.serviceUrl} /> : null}
        {props.navigation && props.navigation.length > 0 ? (
          <Menu {...props} navigation={props.navigation} />
        ) : null}
      </div>
    </div>
  );
  return props.serviceName ? (
    <section aria-label={props.ariaLabel ?? "Service information"} {...common}>
      {inner}
    </section>
  ) : (
    <div {...common}>{inner}</div>
  );
}

function ServiceName({ name, url }: { readonly name: ReactNode; readonly url: string | undefined }) {
  return (
    <span className="govuk-service-navigation__service-name">
      {url === undefined ? (
        <span className="govuk-service-navigation__text">{name}</span>
      ) : (
        <a href={url} className="govuk-service-navigation__link">
          {name}
        </a>
      )}
    </span>
  );
}

function Menu(props: ServiceNavigationProps & { readonly navigation: readonly ServiceNavigationItem[] }) {
  const id = props.navigationId ?? "navigation";
  return (
    <nav
      aria-label={props.navigationLabel ?? "Menu"}
      className={classes("govuk-service-navigation__wrapper", props.navigationClasses)}
    >
      {(props.collapseNavigationOnMobile ?? props.navigation.length > 1) ? (
        <button
          type="button"
          className="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
          aria-controls={id}
          hidden
          aria-hidden="true"
        >
          Menu
        </button>
      ) : null}
      <ul className="govuk-service-navigation__list" id={id}>
        {props.navigation.map((item, index) => (
          <MenuItem key={index} item={item} />
        ))}
      </ul>
    </nav>
  );
}

function MenuItem({ item }: { readonly item: ServiceNavigationItem }) {
  const here = item.active || item.current;
  const ariaCurrent = item.current ? "page" : here ? "true" : undefined;
  const text = here ? (
    <strong className="govuk-service-navigation__active-fallback">{item.text}</strong>
  ) : (
    item.text
  );
  return (
    <li
      className={classes("govuk-service-navigation__item", here && "govuk-service-navigation__item--active")}
    >
      {item.href === undefined ? (
        <span className="govuk-service-navigation__text" aria-current={ariaCurrent}>
          {text}
        </span>
      ) : (
        <a
          className="govuk-service-navigation__link"
          href={item.href}
          aria-current={ariaCurrent}
          {...item.attributes}
        >
          {text}
        </a>
      )}
    </li>
  );
}
