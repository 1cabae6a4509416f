// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/AttemptsPage.h"

#include "models/AttemptWords.h"
#include "models/Words.h"
#include "pages/AttemptDelegate.h"
#include "pages/AttemptStory.h"
#include "pages/Copy.h"

#include <QCheckBox>
#include <QPushButton>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;
using models::AttemptWords;
using models::Words;

namespace {

constexpr std::chrono::milliseconds TypingRest {250};

} // namespace

AttemptsPage::AttemptsPage(models::LiveData &live)
    : TablePage(live, u"attempts"_s,
        {.title = tr("Attempts"),
            .filterHint = tr("Filter by client or session ID"),
            .nothing = tr("No client has tried to connect in the last 7 days"),
            .hint = tr("As soon as one does, its way from the first request to its tokens is "
                       "here, with what went wrong."),
            .nothingFits = tr("No attempt of the last 7 days fits the filter"),
            .count = [](int rows) { return tr("%Ln attempt(s)", nullptr, rows); }})
    , m_rows(live.server)
    , m_trouble(new QCheckBox(tr("Only those that went wrong"), this))
    , m_story(new AttemptStory)
    , m_session(addAction(tr("Show the session")))
{
    addToFilter(m_trouble);
    addAboveDetails(m_story);
    setRowDelegate(new AttemptDelegate(this));
    QPushButton *copy = addAction(tr("Copy as a report"));
    connect(copy, &QPushButton::clicked, this, [this] {
        const auto &status = this->live().server.status();
        if (const auto *row = selected()) {
            copyText(AttemptWords::report(*row, status ? status->issuer : QByteArray()));
            say(Tone::Good, tr("The report is copied; paste it where you ask for help."));
        }
    });
    connect(m_session, &QPushButton::clicked, this, [this] {
        if (const auto *row = selected())
            Q_EMIT wanted(u"sessions"_s, QString::fromUtf8(row->session));
    });
    m_soon.setSingleShot(true);
    m_soon.setInterval(TypingRest);
    connect(&m_soon, &QTimer::timeout, this, &AttemptsPage::applyFilter);
    connect(m_trouble, &QCheckBox::toggled, this, &AttemptsPage::applyFilter);
    connect(&m_rows, &models::AttemptsModel::failed, this, &AttemptsPage::sayFailure);
    connect(&m_rows, &models::AttemptsModel::asked, this, [this] { updateCount(); });
    connect(&m_rows, &QAbstractItemModel::modelReset, this, [this] {
        updateCount();
        updateDetails();
    });
    setModel(m_rows, -1, Qt::DescendingOrder);
}

void AttemptsPage::setFilter(const QString &text)
{
    m_trouble->setChecked(false);
    TablePage::setFilter(text);
}

void AttemptsPage::filter(const QString &text)
{
    m_text = text.trimmed();
    m_soon.start();
}

void AttemptsPage::applyFilter()
{
    m_rows.setFilter(m_text, m_trouble->isChecked());
}

QList<Detail> AttemptsPage::detailsOf(const QModelIndex &index) const
{
    const auto *row = m_rows.rowAt(index.row());
    if (!row)
        return {};
    return {
        {tr("Client"), AttemptWords::client(*row)},
        {tr("Client ID"), QString::fromUtf8(row->client)},
        {tr("Session ID"), QString::fromUtf8(row->session)},
        {tr("Began"), Words::stamp(row->from)},
        {tr("Last step"), Words::stamp(row->until)},
    };
}

void AttemptsPage::updateActions()
{
    const auto *row = selected();
    m_session->setEnabled(row && !row->session.isEmpty());
    if (row)
        m_story->show(*row);
}

bool AttemptsPage::isFilteredOut() const
{
    return m_rows.isKnown() && (m_trouble->isChecked() || !m_text.isEmpty());
}

void AttemptsPage::showEvent(QShowEvent *event)
{
    m_rows.setWatched(true);
    TablePage::showEvent(event);
}

void AttemptsPage::hideEvent(QHideEvent *event)
{
    m_rows.setWatched(false);
    TablePage::hideEvent(event);
}

} // namespace gatehouse::pages
