// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pages/DetailsPane.h"
#include "pages/Page.h"

#include <QModelIndex>

#include <memory>

class QAbstractItemDelegate;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QStackedWidget;

namespace gatehouse::pages {

class EmptyState;
class RowsView;

/// A page that is a table: a filter above it, beside it what is known of the selected row and what
/// can be done with it. The columns' widths and order are remembered.
class TablePage : public Page
{
    Q_OBJECT
public:
    struct Texts
    {
        QString title;
        QString filterHint;
        QString nothing; ///< when there is no row at all
        QString hint; ///< what makes one come
        QString nothingFits; ///< when the filter leaves none
        QString (*count)(int rows); ///< "3 sessions"
    };
    /// \a id: of this page, under which its state is remembered.
    TablePage(models::LiveData &live, QString id, const Texts &texts);

    void setFilter(const QString &text) override;

protected:
    /// To be called once, by who knows the rows; \a sortColumn is what they are sorted by at first;
    /// -1: they have an order of their own.
    void setModel(QAbstractItemModel &model, int sortColumn, Qt::SortOrder order);
    /// Shows the rows of \a model instead, under the same columns; nothing is selected.
    void showModel(QAbstractItemModel &model);
    RowsView &view() const { return *m_view; }
    /// The selected row of the model; not valid when there is none.
    QModelIndex current() const;
    QPushButton *addAction(const QString &text) { return m_details->addAction(text); }
    /// What is shown has changed: the details, the buttons, the count.
    void updateDetails();

    virtual QList<Detail> detailsOf(const QModelIndex &index) const = 0;
    /// The selected row is another one, or has changed.
    virtual void updateActions() { }
    virtual void filter(const QString &text) = 0;
    /// That there are no rows is what the server says, and not only what is not known yet.
    virtual bool isKnown() const { return live().server.isConnected(); }
    /// Of all rows, through the filter or not.
    virtual int totalOfRows() const = 0;
    /// There are rows, and none of them fits.
    virtual bool isFilteredOut() const { return totalOfRows() > 0; }
    virtual QString countText() const;
    /// There are rows the server was not asked for yet: how many in all, nobody has counted.
    virtual bool hasMore() const { return false; }
    /// Of what the model shows.
    virtual int shownRows() const;
    /// Beside the filter.
    void addToFilter(QWidget *widget);
    /// Less than a screen of rows is left below those that are seen.
    virtual void nearEnd() { }
    /// Between the filter and the rows.
    void addFilterLine(QLayout *line);
    /// What is told of the selected row at length, above its details, which get more room.
    void addAboveDetails(QWidget *widget);
    void setRowDelegate(QAbstractItemDelegate *delegate);
    void updateCount();
    void hideEvent(QHideEvent *event) override;

private:
    void watchModel(QAbstractItemModel &model);
    QString columnsKey() const;
    QString widthsKey() const;
    void restoreColumns();

    const QString m_id;
    const Texts m_texts;
    QLineEdit *m_filter;
    QLabel *m_count;
    QHBoxLayout *m_filterLine;
    RowsView *m_view;
    EmptyState *m_nothing;
    QStackedWidget *m_stack;
    DetailsPane *m_details;
    std::unique_ptr<QObject> m_watch; ///< what listens to the model that is shown
    bool m_hadRows = false;
};

} // namespace gatehouse::pages
