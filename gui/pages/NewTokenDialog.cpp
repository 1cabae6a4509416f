// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/NewTokenDialog.h"

#include "models/Words.h"
#include "pages/Copy.h"
#include "pages/Notice.h"
#include "pages/ServerChoice.h"

#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;
using models::Words;

namespace {

constexpr int LongestTokenDays = 365;
constexpr int UsualTokenDays = 90;

QDateTime dateTimeOf(base::sys_seconds time)
{
    return QDateTime::fromSecsSinceEpoch(time.time_since_epoch().count());
}

} // namespace

NewTokenDialog::NewTokenDialog(models::LiveData &live, QWidget *parent)
    : OnceDialog(tr("New token"), live, parent)
{
    setForm(makeForm());
    connect(&live.lists, &models::ServerLists::refreshed, this, &NewTokenDialog::addPeople);
    resize(540, 330);
}

QWidget *NewTokenDialog::makeForm()
{
    auto *form = new QWidget;
    auto *layout = new QFormLayout(form);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto *hint = new QLabel(
        tr("A script sends the token with its requests and calls MCP servers in the name of a "
           "person, without a browser."),
        form);
    hint->setWordWrap(true);
    layout->addRow(hint);
    m_name = new QLineEdit(form);
    m_name->setPlaceholderText(tr("What it is for, such as: Nightly report"));
    layout->addRow(tr("&Name"), m_name);
    m_person = new QComboBox(form);
    m_person->setEditable(true);
    m_person->setInsertPolicy(QComboBox::NoInsert);
    m_person->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    addPeople();
    m_person->setCurrentIndex(-1);
    m_person->lineEdit()->setPlaceholderText(tr("Somebody who has signed in before"));
    layout->addRow(tr("&Person"), m_person);
    m_servers = new ServerChoice(m_live, form);
    layout->addRow(tr("Servers"), m_servers);
    m_tools = new QLineEdit(form);
    m_tools->setPlaceholderText(tr("All tools; or some: search, read_*"));
    m_tools->setToolTip(tr("Names of tools with blanks or commas between them; * is any text."));
    layout->addRow(tr("&Tools"), m_tools);
    layout->addRow(tr("&Expires"), makeExpiry(form));
    static_cast<QLabel *>(
        layout->labelForField(layout->itemAt(5, QFormLayout::FieldRole)->layout()))
        ->setBuddy(m_expiry);
    return form;
}

QLayout *NewTokenDialog::makeExpiry(QWidget *form)
{
    auto *line = new QHBoxLayout;
    m_expiry = new QComboBox(form);
    m_expiry->addItem(tr("in 7 days"), 7);
    m_expiry->addItem(tr("in 30 days"), 30);
    m_expiry->addItem(tr("in 90 days"), UsualTokenDays);
    m_expiry->addItem(tr("in a year"), LongestTokenDays);
    m_expiry->addItem(tr("at the end of a day"));
    m_expiry->setCurrentIndex(m_expiry->findData(UsualTokenDays));
    const QDate today = dateTimeOf(m_live.clock.now()).date();
    m_day = new QDateEdit(today.addDays(UsualTokenDays), form);
    m_day->setDateRange(today, today.addDays(LongestTokenDays));
    m_day->setCalendarPopup(true);
    m_day->setAccessibleName(tr("The last day it is good for"));
    m_day->hide();
    connect(m_expiry, &QComboBox::currentIndexChanged, m_day,
        [this] { m_day->setVisible(!m_expiry->currentData().isValid()); });
    line->addWidget(m_expiry);
    line->addWidget(m_day);
    line->addStretch(1);
    return line;
}

void NewTokenDialog::addPeople()
{
    const QString typed = m_person->currentText();
    for (const protocol::PersonRow &row : m_live.lists.people.rows()) {
        if (m_person->findData(row.user) >= 0)
            continue;
        const QString name = Words::plain(row.person);
        const QString address = Words::plain(row.email);
        QString shown =
            address.isEmpty() || address == name ? name : tr("%1 (%2)").arg(name, address);
        if (m_person->findText(shown, Qt::MatchFixedString) >= 0) // the same person elsewhere
            shown = tr("%1 at %2").arg(shown, Words::plain(QString::fromUtf8(row.provider)));
        m_person->addItem(shown, row.user);
    }
    m_person->setEditText(typed);
}

QString NewTokenDialog::person() const
{
    const int current = m_person->currentIndex();
    const int chosen = m_person->itemText(current) == m_person->currentText()
        ? current
        : m_person->findText(m_person->currentText(), Qt::MatchExactly);
    return chosen >= 0 ? QString::fromUtf8(m_person->itemData(chosen).toByteArray())
                       : m_person->currentText().trimmed();
}

base::sys_seconds NewTokenDialog::expiresAt() const
{
    const QVariant days = m_expiry->currentData();
    if (days.isValid())
        return m_live.clock.now() + std::chrono::hours(24) * days.toInt();
    return base::sys_seconds(
        base::seconds(m_day->date().addDays(1).startOfDay().toSecsSinceEpoch() - 1));
}

base::Result<protocol::NewToken, QString> NewTokenDialog::wantedToken() const
{
    const protocol::NewToken token {.name = m_name->text().trimmed(),
        .user = person(),
        .servers = m_servers->chosen(),
        .tools = QString(m_tools->text())
                     .replace(u',', u' ')
                     .simplified()
                     .split(u' ', Qt::SkipEmptyParts),
        .expiresAt = expiresAt()};
    if (token.name.isEmpty())
        return base::Err(tr("Give the token a name, so that you know later what it is for."));
    if (token.user.isEmpty())
        return base::Err(tr("Say in whose name it acts: somebody who has signed in before."));
    if (token.servers.isEmpty())
        return base::Err(tr("Choose at least one server that it may call."));
    return token;
}

void NewTokenDialog::create()
{
    const auto token = wantedToken();
    if (!token)
        return m_notice->say(Tone::Warning, token.error());
    setMaking(true);
    m_live.server.ask<protocol::CreatedToken>(
        u"tokens.create"_s, *token, this, [this](const auto &answer) {
            setMaking(false);
            if (!answer)
                return m_notice->say(Tone::Bad, answer.error().message);
            Q_EMIT created();
            showToken(*answer);
        });
}

void NewTokenDialog::showToken(const protocol::CreatedToken &token)
{
    auto *page = new QWidget;
    auto *layout = new QFormLayout(page);
    layout->setContentsMargins(0, 0, 0, 0);
    addCopyLine(*layout, tr("Token"), QString::fromUtf8(token.token), tr("Copy the token"));
    layout->addRow(tr("Expires"), new QLabel(Words::moment(token.expiresAt), page));
    auto *hint = new QLabel(tr("The script sends it with each request, in this header: %1")
                                .arg(u"Authorization: Bearer gth_pat_…"_s),
        page);
    hint->setWordWrap(true);
    layout->addRow(hint);
    showOnce(page, tr("Copy the token now: it is shown this once and kept only as a digest."));
}

} // namespace gatehouse::pages
