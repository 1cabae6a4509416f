// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/ActivityPage.h"

#include "models/AuditWords.h"
#include "models/Words.h"
#include "pages/AuditFilterBar.h"
#include "pages/Copy.h"
#include "pages/VerifyDialog.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>
#include <QStandardPaths>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;
using models::AuditWords;
using models::Words;

ActivityPage::ActivityPage(models::LiveData &live)
    : TablePage(live, u"activity"_s,
        {.title = tr("Activity"),
            .filterHint = tr("Filter by any text"),
            .nothing = tr("Nothing has happened yet"),
            .hint = tr("Who signs in, which client is let in and what an administrator does "
                       "stands here from then on."),
            .nothingFits = tr("Nothing in the audit log fits the filter"),
            .count = [](int rows) { return tr("%Ln entry(s)", nullptr, rows); }})
    , m_rows(live.server)
    , m_bar(new AuditFilterBar(live.clock, this))
    , m_export(new QPushButton(tr("Export…"), this))
    , m_verify(new QPushButton(tr("Verify…"), this))
    , m_progress(new Notice(Notice::Closing::ByItself, this))
    , m_gauge(new QProgressBar(m_progress))
{
    for (QPushButton *button : {m_verify, m_export}) {
        button->setAutoDefault(false);
        addBesideTitle(button);
    }
    m_export->setToolTip(tr("Writes the rows that the filter shows into a file."));
    m_verify->setToolTip(tr("Looks whether a row was changed or taken out."));
    auto *line = new QHBoxLayout;
    line->addWidget(m_bar);
    addFilterLine(line);
    m_gauge->setRange(0, 100);
    m_gauge->setMaximumWidth(160);
    m_gauge->setAccessibleName(tr("How far the export is"));
    m_progress->addWidget(m_gauge);
    QPushButton *cancel = m_progress->addButton(tr("Cancel"));
    body().insertWidget(0, m_progress);
    QPushButton *copy = addAction(tr("Copy as text"));
    connect(m_export, &QPushButton::clicked, this, &ActivityPage::askWhere);
    connect(m_verify, &QPushButton::clicked, this, &ActivityPage::verify);
    connect(cancel, &QPushButton::clicked, this, [this] {
        if (m_running)
            m_running->cancel();
        endExport();
        say(Tone::Plain, tr("The export was cancelled; no file was written."));
    });
    connect(copy, &QPushButton::clicked, this, [this] {
        if (const auto *row = m_rows.rowAt(current().row()))
            copyText(AuditWords::whole(*row));
    });
    connect(m_bar, &AuditFilterBar::changed, this, [this] { m_rows.setFilter(m_bar->filter()); });
    connect(&m_rows, &models::AuditModel::failed, this, &ActivityPage::sayFailure);
    connect(&m_rows, &models::AuditModel::asked, this, [this] { updateCount(); });
    connect(&m_rows, &QAbstractItemModel::modelReset, this, [this] {
        updateCount();
        updateDetails();
    });
    setModel(m_rows, -1, Qt::DescendingOrder);
}

QList<Detail> ActivityPage::detailsOf(const QModelIndex &index) const
{
    const auto *row = m_rows.rowAt(index.row());
    if (!row)
        return {};
    return {
        {tr("What"), AuditWords::kind(row->kind)},
        {tr("When"), Words::stamp(row->at)},
        {tr("Done by"),
            row->actor.isEmpty() ? tr("The person, or the server itself")
                                 : AuditWords::actor(*row)},
        {tr("Person"), row->who},
        {tr("Client"), row->clientName},
        {tr("Client ID"), QString::fromUtf8(row->client)},
        {tr("About"), QString::fromUtf8(row->subject)},
        {tr("Details"), AuditWords::about(*row)},
        {tr("Kind"), row->kind},
        {tr("Number"), Words::number(row->number)},
    };
}

void ActivityPage::updateActions()
{
    const bool isConnected = live().server.isConnected();
    m_export->setEnabled(isConnected && !m_running);
    m_verify->setEnabled(isConnected);
}

void ActivityPage::filter(const QString &text)
{
    m_bar->setText(text);
}

bool ActivityPage::isFilteredOut() const
{
    return m_rows.isKnown() && m_bar->isSet();
}

void ActivityPage::showEvent(QShowEvent *event)
{
    m_rows.setWatched(true);
    TablePage::showEvent(event);
}

void ActivityPage::hideEvent(QHideEvent *event)
{
    m_rows.setWatched(false);
    TablePage::hideEvent(event);
}

void ActivityPage::verify()
{
    auto *dialog = new VerifyDialog(live(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void ActivityPage::askWhere()
{
    const QString csv = tr("A table for spreadsheets (*.csv)");
    const QString json = tr("A line of JSON for each row (*.jsonl)");
    auto *dialog = new QFileDialog(this, tr("Export the audit log"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilters({csv, json});
    dialog->setDirectory(QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setDefaultSuffix(u"csv"_s);
    dialog->selectFile(u"gatehouse-audit"_s);
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog, json](const QString &chosen) {
        dialog->setDefaultSuffix(chosen == json ? u"jsonl"_s : u"csv"_s);
    });
    connect(dialog, &QFileDialog::fileSelected, this, [this, dialog, json](const QString &path) {
        const bool isJson =
            dialog->selectedNameFilter() == json || path.endsWith(u".jsonl"_s, Qt::CaseInsensitive);
        exportTo(path, isJson ? protocol::AuditFormat::Json : protocol::AuditFormat::Csv);
    });
    dialog->open();
}

void ActivityPage::exportTo(const QString &path, protocol::AuditFormat format)
{
    if (m_running)
        return;
    protocol::AuditExport wanted;
    static_cast<protocol::AuditFilter &>(wanted) = m_bar->filter();
    wanted.format = format;
    const auto *newest = m_rows.rowAt(0);
    m_running =
        new models::AuditExport(live().server, wanted, path, newest ? newest->number : 0, this);
    follow(*m_running);
    updateActions();
    m_running->start();
}

void ActivityPage::follow(models::AuditExport &running)
{
    m_gauge->setValue(0);
    m_progress->say(Tone::Plain, tr("Writing the audit log into %1").arg(running.path()));
    connect(&running, &models::AuditExport::progressed, m_gauge, &QProgressBar::setValue);
    connect(&running, &models::AuditExport::ended, this,
        [this, exported = &running](const QString &problem) {
            const QString path = QDir::toNativeSeparators(exported->path());
            const QString size = Words::bytes(exported->bytes());
            endExport();
            if (problem.isEmpty())
                say(Tone::Good, tr("The audit log is in %1 (%2).").arg(path, size));
            else
                say(Tone::Bad, tr("The audit log was not exported. %1").arg(problem));
        });
}

void ActivityPage::endExport()
{
    m_progress->hide();
    if (m_running)
        m_running->deleteLater();
    m_running = nullptr;
    updateActions();
}

} // namespace gatehouse::pages
