import type { ReactElement } from "react";
import { BackLink } from "#app/components/govuk/BackLink.tsx";
import { Breadcrumbs } from "#app/components/govuk/Breadcrumbs.tsx";
import { Button } from "#app/components/govuk/Button.tsx";
import { Details } from "#app/components/govuk/Details.tsx";
import { ErrorMessage } from "#app/components/govuk/ErrorMessage.tsx";
import { ErrorSummary } from "#app/components/govuk/ErrorSummary.tsx";
import { Fieldset } from "#app/components/govuk/Fieldset.tsx";
import { GenericHeader } from "#app/components/govuk/GenericHeader.tsx";
import { Hint } from "#app/components/govuk/Hint.tsx";
import { InsetText } from "#app/components/govuk/InsetText.tsx";
import { Label } from "#app/components/govuk/Label.tsx";
import { NotificationBanner } from "#app/components/govuk/NotificationBanner.tsx";
import { Pagination } from "#app/components/govuk/Pagination.tsx";
import { Panel } from "#app/components/govuk/Panel.tsx";
import { PhaseBanner } from "#app/components/govuk/PhaseBanner.tsx";
import { ServiceNavigation } from "#app/components/govuk/ServiceNavigation.tsx";
import { SkipLink } from "#app/components/govuk/SkipLink.tsx";
import { SummaryList } from "#app/components/govuk/SummaryList.tsx";
import { Table } from "#app/components/govuk/Table.tsx";
import { Tabs } from "#app/components/govuk/Tabs.tsx";
import { Tag } from "#app/components/govuk/Tag.tsx";
import { TaskList } from "#app/components/govuk/TaskList.tsx";
import { WarningText } from "#app/components/govuk/WarningText.tsx";
import { fieldAdapters } from "./field-adapters.tsx";
import { content, type Options } from "./official.ts";

/** How the options of each Nunjucks macro become the props of our component. */
export const adapters: Readonly<Record<string, (o: Options) => ReactElement>> = {
  ...fieldAdapters,
  "back-link": (o) => (
    <BackLink href={o.href ?? "#"} classes={o.classes} attributes={o.attributes}>
      {content(o)}
    </BackLink>
  ),
  breadcrumbs: (o) => (
    <Breadcrumbs {...o} items={o.items.map((item: Options) => ({ ...item, text: content(item) }))} />
  ),
  button: (o) => <Button {...o}>{content(o)}</Button>,
  details: (o) => (
    <Details {...o} summary={content({ html: o.summaryHtml, text: o.summaryText })}>
      {content(o)}
    </Details>
  ),
  "error-message": (o) => (
    <ErrorMessage {...o} visuallyHiddenText={o.visuallyHiddenText === false ? "" : o.visuallyHiddenText}>
      {content(o)}
    </ErrorMessage>
  ),
  "error-summary": (o) => (
    <ErrorSummary
      {...o}
      title={content({ html: o.titleHtml, text: o.titleText })}
      description={content({ html: o.descriptionHtml, text: o.descriptionText })}
      errorList={o.errorList?.map((item: Options) => ({ ...item, text: content(item) }))}
    />
  ),
  fieldset: (o) => (
    <Fieldset
      {...o}
      legend={content(o.legend)}
      legendClasses={o.legend?.classes}
      legendIsPageHeading={o.legend?.isPageHeading}
    >
      {content({ html: o.html })}
    </Fieldset>
  ),
  "generic-header": (o) => <GenericHeader {...o} logo={content({ html: o.logoHtml, text: o.logoText })} />,
  hint: (o) => <Hint {...o}>{content(o)}</Hint>,
  "inset-text": (o) => <InsetText {...o}>{content(o)}</InsetText>,
  label: (o) => (
    <Label htmlFor={o.for} isPageHeading={o.isPageHeading} classes={o.classes} attributes={o.attributes}>
      {content(o)}
    </Label>
  ),
  "notification-banner": (o) => (
    <NotificationBanner
      {...o}
      title={content({ html: o.titleHtml, text: o.titleText })}
      text={o.html ? undefined : o.text}
    >
      {content({ html: o.html })}
    </NotificationBanner>
  ),
  pagination: (o) => (
    <Pagination
      {...o}
      previous={arrow(o.previous)}
      next={arrow(o.next)}
      items={o.items?.filter((item: Options) => item && Object.keys(item).length > 0)}
    />
  ),
  panel: (o) => (
    <Panel {...o} title={content({ html: o.titleHtml, text: o.titleText })}>
      {content(o)}
    </Panel>
  ),
  "phase-banner": (o) => (
    <PhaseBanner {...o} tag={content(o.tag)} tagClasses={o.tag?.classes}>
      {content(o)}
    </PhaseBanner>
  ),
  "service-navigation": (o) => (
    <ServiceNavigation
      {...o}
      navigation={o.navigation?.filter(Boolean).map((item: Options) => ({ ...item, text: content(item) }))}
    />
  ),
  "skip-link": (o) => <SkipLink {...o}>{content(o)}</SkipLink>,
  "summary-list": (o) => (
    <SummaryList
      {...o}
      card={
        o.card && {
          ...o.card,
          title: content(o.card.title),
          titleClasses: o.card.title?.classes,
          headingLevel: o.card.title?.headingLevel,
          actions: actions(o.card.actions),
        }
      }
      rows={o.rows.map((row: Options) => ({
        ...row,
        key: content(row.key),
        keyClasses: row.key.classes,
        value: content(row.value),
        valueClasses: row.value?.classes,
        actions: actions(row.actions),
      }))}
    />
  ),
  table: (o) => (
    <Table
      {...o}
      head={o.head?.map(cell)}
      rows={o.rows.filter(Boolean).map((row: Options) => row.map(cell))}
    />
  ),
  tabs: (o) => (
    <Tabs
      {...o}
      items={(o.items ?? []).filter(Boolean).map((item: Options, index: number) => ({
        ...item,
        id: item.id ?? `${o.idPrefix}-${index + 1}`,
        panel: item.panel.html ? content(item.panel) : <p className="govuk-body">{item.panel.text}</p>,
        panelAttributes: item.panel.attributes,
      }))}
    />
  ),
  tag: (o) => <Tag {...o}>{content(o)}</Tag>,
  "task-list": (o) => (
    <TaskList
      {...o}
      items={o.items.filter(Boolean).map((item: Options) => ({
        ...item,
        title: content(item.title),
        titleClasses: item.title.classes,
        hint: content(item.hint),
        cannotStartYet: item.status.classes === "govuk-task-list__status--cannot-start-yet",
        status: item.status.tag ? (
          <Tag classes={item.status.tag.classes}>{content(item.status.tag)}</Tag>
        ) : (
          content(item.status)
        ),
      }))}
    />
  ),
  "warning-text": (o) => <WarningText {...o}>{content(o)}</WarningText>,
};

function actions(given: Options) {
  return given?.items?.map((item: Options) => ({ ...item, text: content(item) }));
}

function arrow(link: Options) {
  return link && { ...link, text: content(link) };
}

function cell(given: Options) {
  return {
    text: content(given),
    numeric: given.format === "numeric",
    classes: given.classes,
    colSpan: given.colspan,
    rowSpan: given.rowspan,
    attributes: given.attributes,
  };
}
