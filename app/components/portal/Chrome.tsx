import type { ReactNode } from "react";
import { classes } from "#app/components/govuk/classes.ts";
import { PhaseBanner } from "#app/components/govuk/PhaseBanner.tsx";
import { ServiceNavigation } from "#app/components/govuk/ServiceNavigation.tsx";
import { SkipLink } from "#app/components/govuk/SkipLink.tsx";
import { Footer } from "./Footer.tsx";
import { Header, type Account } from "./Header.tsx";

export type NavigationLink = { readonly href: string; readonly text: string; readonly active: boolean };

export type ChromeProps = {
  readonly councilName: string;
  readonly serviceName: string;
  /** Like "Demonstration"; without it there is no banner. */
  readonly phase?: string | undefined;
  readonly phaseText?: ReactNode;
  readonly navigation: readonly NavigationLink[];
  readonly account?: Account | undefined;
  /** A back link or breadcrumbs: what stands above the main landmark. */
  readonly before?: ReactNode;
  /**
   * How much of the screen a page takes: "narrow" all of it a column; "whole" for tables of professionals; "column" a
   * column in the frame of the whole ones, so that the menu stays in its place from page to page.
   */
  readonly width?: "narrow" | "whole" | "column" | undefined;
  readonly nonce?: string | undefined;
  readonly children: ReactNode;
};

const frames = { narrow: "", whole: "app-chrome--wide", column: "app-chrome--wide app-chrome--column" };

/** What surrounds every page: skip link, header, navigation, phase banner, main landmark and footer. */
export function Chrome(props: ChromeProps) {
  return (
    <div className={classes("app-chrome", frames[props.width ?? "narrow"])}>
      <SkipLink href="#main-content">Skip to main content</SkipLink>
      <header className="govuk-template__header">
        <Header councilName={props.councilName} account={props.account} />
        <ServiceNavigation
          classes="app-service-navigation"
          serviceName={props.serviceName}
          serviceUrl="/"
          navigation={props.navigation}
          collapseNavigationOnMobile={false}
        />
        {props.phase ? (
          <PhaseBanner tag={props.phase}>
            {props.phaseText ?? "Nothing here is real. Do not enter real data."}
          </PhaseBanner>
        ) : null}
      </header>
      <div className="app-chrome__body">
        <div className="govuk-width-container">
          {props.before}
          <main className="govuk-main-wrapper" id="main-content" tabIndex={-1}>
            {props.children}
          </main>
        </div>
      </div>
      <Footer councilName={props.councilName} serviceName={props.serviceName} />
    </div>
  );
}
