// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/TablePage.h"

#include "models/Words.h"
#include "pages/EmptyState.h"
#include "pages/Icon.h"
#include "pages/QuietLabel.h"
#include "pages/RowsView.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSettings>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;

TablePage::TablePage(models::LiveData &live, QString id, const Texts &texts)
    : Page(live, texts.title)
    , m_id(std::move(id))
    , m_texts(texts)
    , m_filter(new QLineEdit(this))
    , m_count(new QuietLabel(QString(), this))
    , m_filterLine(new QHBoxLayout)
    , m_view(new RowsView(texts.title, this))
    , m_nothing(new EmptyState(m_id, this))
    , m_stack(new QStackedWidget(this))
    , m_details(new DetailsPane(this))
{
    m_filter->setPlaceholderText(texts.filterHint);
    m_filter->setAccessibleName(texts.filterHint);
    m_filter->setClearButtonEnabled(true);
    m_filter->addAction(icon(u"search"_s), QLineEdit::LeadingPosition);
    m_filterLine->addWidget(m_filter, 1);
    addAfterTitle(m_count);
    body().addLayout(m_filterLine);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_nothing);
    auto *splitter = new QSplitter(this);
    splitter->addWidget(m_stack);
    splitter->addWidget(m_details);
    splitter->setStretchFactor(0, 1);
    splitter->setCollapsible(0, false);
    splitter->setCollapsible(1, false);
    m_details->setMinimumWidth(240);
    splitter->setSizes({600, 270});
    body().addWidget(splitter, 1);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &text) {
        filter(text);
        updateCount();
    });
    auto *find = new QShortcut(QKeySequence::Find, this);
    find->setContext(Qt::WidgetWithChildrenShortcut);
    connect(find, &QShortcut::activated, this, [this] {
        m_filter->setFocus(Qt::ShortcutFocusReason);
        m_filter->selectAll();
    });
}

void TablePage::addFilterLine(QLayout *line)
{
    body().insertLayout(1, line);
}

void TablePage::addToFilter(QWidget *widget)
{
    m_filterLine->addWidget(widget);
}

void TablePage::addAboveDetails(QWidget *widget)
{
    m_details->addAbove(widget);
    m_details->setMinimumWidth(330);
}

void TablePage::setRowDelegate(QAbstractItemDelegate *delegate)
{
    m_view->setItemDelegate(delegate);
}

void TablePage::hideEvent(QHideEvent *event)
{
    QSettings settings;
    settings.setValue(columnsKey(), m_view->header()->saveState());
    settings.setValue(widthsKey(), m_view->isFitted());
    Page::hideEvent(event);
}

void TablePage::setModel(QAbstractItemModel &model, int sortColumn, Qt::SortOrder order)
{
    m_view->setModel(&model);
    if (sortColumn >= 0) {
        m_view->header()->setSortIndicator(sortColumn, order);
        m_view->setSortingEnabled(true);
    }
    restoreColumns();
    watchModel(model);
    const QScrollBar *bar = m_view->verticalScrollBar();
    const auto look = [this, bar] {
        if (bar->value() + bar->pageStep() >= bar->maximum())
            nearEnd();
    };
    connect(bar, &QScrollBar::valueChanged, this, look);
    connect(bar, &QScrollBar::rangeChanged, this, look);
    connect(&live().server, &models::LiveServer::connectionChanged, this, [this] {
        updateActions();
        updateCount();
    });
    connect(&live().lists, &models::ServerLists::refreshed, this, &TablePage::updateCount);
    updateCount();
    updateActions(); // there may be no server to lose
}

void TablePage::showModel(QAbstractItemModel &model)
{
    const QByteArray columns = m_view->header()->saveState();
    const bool isFitted = m_view->isFitted();
    m_watch.reset();
    m_view->setModel(&model);
    // Qt makes one for the rows and one for the header, keeps them, and each follows its model.
    for (auto *selection : m_view->findChildren<QItemSelectionModel *>()) {
        if (selection != m_view->selectionModel()
            && selection != m_view->header()->selectionModel())
            selection->deleteLater();
    }
    m_view->header()->restoreState(columns);
    m_view->setFitted(isFitted);
    watchModel(model);
    updateCount();
    updateDetails();
}

void TablePage::watchModel(QAbstractItemModel &model)
{
    m_watch = std::make_unique<QObject>();
    QObject *watch = m_watch.get();
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, watch, [this] {
        updateDetails();
        m_details->scrollToTop();
    });
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(&model, signal, watch, [this] { updateCount(); });
    connect(&model, &QAbstractItemModel::rowsRemoved, watch, [this] { updateDetails(); });
    connect(&model, &QAbstractItemModel::dataChanged, watch,
        [this](const QModelIndex &from, const QModelIndex &to) {
            const QModelIndex index = current();
            if (index.row() >= from.row() && index.row() <= to.row()
                && index.parent() == from.parent())
                updateDetails();
        });
}

/// Those of another number of columns are of a program that showed something else.
QString TablePage::columnsKey() const
{
    return u"columns/%1-%2"_s.arg(m_id).arg(m_view->model()->columnCount());
}

QString TablePage::widthsKey() const
{
    return u"columns/%1-fitted"_s.arg(m_id);
}

void TablePage::restoreColumns()
{
    const QSettings settings;
    m_view->header()->restoreState(settings.value(columnsKey()).toByteArray());
    m_view->setFitted(settings.value(widthsKey(), true).toBool());
}

void TablePage::setFilter(const QString &text)
{
    m_filter->setText(text);
}

QModelIndex TablePage::current() const
{
    return m_view->currentIndex();
}

void TablePage::updateDetails()
{
    const QModelIndex index = current();
    m_details->show(index.isValid() ? detailsOf(index) : QList<Detail>());
    updateActions();
}

int TablePage::shownRows() const
{
    return m_view->model() ? m_view->model()->rowCount() : 0;
}

QString TablePage::countText() const
{
    const int shown = shownRows();
    const int total = totalOfRows();
    if (shown == 0 && total == 0)
        return {};
    if (hasMore())
        return tr("%1 and more", "rows").arg(models::Words::number(shown));
    const QString all = m_texts.count(total);
    return shown == total
        ? all
        : tr("%1 of %2", "5 of 12 sessions").arg(models::Words::number(shown), all);
}

void TablePage::updateCount()
{
    const int shown = shownRows();
    m_count->setText(countText());
    if (isFilteredOut())
        m_nothing->say(m_texts.nothingFits, tr("Change the filter to see the others."));
    else if (isKnown())
        m_nothing->say(m_texts.nothing, m_texts.hint);
    else if (live().server.isConnected())
        m_nothing->say(tr("Asking the server…"), {});
    else
        m_nothing->say(
            tr("Not connected"), tr("What the server tells will stand here once it is connected."));
    m_stack->setCurrentWidget(shown > 0 ? static_cast<QWidget *>(m_view) : m_nothing);
    m_details->setVisible(shown > 0);
    if (shown > 0 && !m_hadRows)
        m_view->fitColumns();
    m_hadRows = shown > 0;
}

} // namespace gatehouse::pages
