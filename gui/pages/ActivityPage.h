// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/AuditExport.h"
#include "models/AuditModel.h"
#include "pages/TablePage.h"

class QProgressBar;

namespace gatehouse::pages {

class AuditFilterBar;

/// What has happened and who did it: the audit log.
class ActivityPage : public TablePage
{
    Q_OBJECT
public:
    explicit ActivityPage(models::LiveData &live);

    /// Takes what the filter shows along into the file \a path.
    void exportTo(const QString &path, protocol::AuditFormat format);

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
    void askWhere();
    void verify();
    void follow(models::AuditExport &running);
    void endExport();

    models::AuditModel m_rows;
    AuditFilterBar *m_bar;
    QPushButton *m_export;
    QPushButton *m_verify;
    Notice *m_progress;
    QProgressBar *m_gauge;
    models::AuditExport *m_running = nullptr;
};

} // namespace gatehouse::pages
