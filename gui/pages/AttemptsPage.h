// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/AttemptsModel.h"
#include "pages/TablePage.h"

class QCheckBox;

namespace gatehouse::pages {

class AttemptStory;

/// How clients tried to connect, step by step, and what is to be said of it.
class AttemptsPage : public TablePage
{
    Q_OBJECT
public:
    explicit AttemptsPage(models::LiveData &live);

    /// Of all attempts, also of those that went well.
    void setFilter(const QString &text) override;

protected:
    QList<Detail> detailsOf(const QModelIndex &index) const override;
    void updateActions() override;
    void filter(const QString &text) override;
    bool isKnown() const override { return m_rows.isKnown(); }
    int totalOfRows() const override { return m_rows.rowCount(); }
    bool isFilteredOut() const override;
    bool hasMore() const override { return m_rows.hasMore(); }
    void nearEnd() override { m_rows.askForMore(); }
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void applyFilter();
    const protocol::AttemptRow *selected() const { return m_rows.rowAt(current().row()); }

    models::AttemptsModel m_rows;
    QCheckBox *m_trouble;
    AttemptStory *m_story;
    QPushButton *m_session;
    QString m_text;
    QTimer m_soon; ///< a moment after something was typed
};

} // namespace gatehouse::pages
