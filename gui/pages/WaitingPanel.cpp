// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/WaitingPanel.h"

#include "models/Words.h"
#include "pages/Notice.h"

#include <QPushButton>
#include <QUrl>
#include <QVBoxLayout>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;

namespace {

/// Longer than a hand needs that is about to press.
constexpr std::chrono::milliseconds PauseOfPanel {500};

} // namespace

WaitingPanel::WaitingPanel(models::LiveData &live, QWidget *parent)
    : QWidget(parent)
    , m_live(live)
    , m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_pause.setSingleShot(true);
    m_pause.setInterval(PauseOfPanel);
    connect(&m_pause, &QTimer::timeout, this, &WaitingPanel::goOn);
    connect(&live.lists, &models::ServerLists::refreshed, this, &WaitingPanel::showWaiting);
    connect(
        &live.lists.approvals, &QAbstractItemModel::rowsRemoved, this, &WaitingPanel::showWaiting);
    showWaiting();
}

void WaitingPanel::showWaiting()
{
    const QList<protocol::ApprovalWanted> &waiting = m_live.lists.approvals.rows();
    QByteArrayList codes;
    for (const protocol::ApprovalWanted &one :
        waiting.first(std::min<qsizetype>(waiting.size(), Most)))
        codes.append(one.code);
    setVisible(!codes.isEmpty());
    if (codes == m_shown)
        return;
    pause();
    for (const QByteArray &code : std::exchange(m_shown, codes)) {
        if (!codes.contains(code))
            drop(code);
    }
    while (QLayoutItem *item = m_layout->takeAt(0))
        delete item;
    for (qsizetype i = 0; i < codes.size(); ++i) {
        Notice *&notice = m_notices[codes.at(i)];
        if (!notice)
            notice = makeNotice(waiting.at(i));
        m_layout->addWidget(notice);
    }
    pause(); // the new ones too
}

void WaitingPanel::drop(const QByteArray &code)
{
    Notice *notice = m_notices.take(code);
    notice->hide();
    notice->deleteLater();
}

QList<QPushButton *> WaitingPanel::buttons() const
{
    QList<QPushButton *> buttons;
    for (const QByteArray &code : m_shown) {
        if (const Notice *notice = m_notices.value(code))
            buttons += notice->findChildren<QPushButton *>();
    }
    return buttons;
}

void WaitingPanel::pause()
{
    QWidget *focus = window()->focusWidget();
    if (focus != m_focusMeanwhile)
        m_hadFocus = false; // by somebody
    if (focus && isAncestorOf(focus)) {
        m_hadFocus = true;
        m_focus = focus;
    }
    for (QPushButton *button : buttons())
        button->setEnabled(false);
    m_focusMeanwhile = window()->focusWidget();
    m_pause.start();
}

/// The keyboard comes back to where it was, or to what lets nobody in, unless somebody has put it
/// elsewhere.
void WaitingPanel::goOn()
{
    const QList<QPushButton *> all = buttons();
    for (QPushButton *button : all)
        button->setEnabled(true);
    const bool isMissed = std::exchange(m_hadFocus, false) && !all.isEmpty()
        && window()->focusWidget() == m_focusMeanwhile;
    if (!isMissed)
        return;
    QWidget *former = m_focus;
    (all.contains(former) ? former : all.at(1))->setFocus(Qt::OtherFocusReason);
}

void WaitingPanel::moveEvent(QMoveEvent *event)
{
    QWidget::moveEvent(event);
    pause();
}

bool WaitingPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Move)
        pause();
    return QWidget::eventFilter(watched, event);
}

Notice *WaitingPanel::makeNotice(const protocol::ApprovalWanted &waiting)
{
    auto *notice = new Notice(Notice::Closing::ByItself, this);
    notice->installEventFilter(this);
    // A name of any length would push the buttons out of the window.
    const QString name =
        models::Words::brief(models::Words::clientName(waiting.clientName, waiting.client));
    const QString host = QUrl(QString::fromUtf8(waiting.redirectUri)).host();
    const QString question =
        tr("%1 wants in and returns to %2. Allow it only if its screen shows the code %3.")
            .arg(name,
                models::Words::brief(
                    host.isEmpty() ? QString::fromUtf8(waiting.redirectUri) : host),
                QString::fromUtf8(waiting.code));
    notice->say(Tone::Plain, question);
    const auto connectAnswer = [&](QPushButton *button, WaitingAnswer answer) {
        connect(button, &QPushButton::clicked, this,
            [this, notice, question, code = waiting.code, answer] {
                answerWaiting(
                    m_live, code, answer, notice, [notice, question](const QString &problem) {
                        if (!problem.isEmpty()) // and the question stays, with its code
                            notice->say(Tone::Bad, problem + u' ' + question);
                    });
            });
    };
    QPushButton *allow = notice->addButton(tr("Allow"));
    QPushButton *deny = notice->addButton(tr("Deny"));
    allow->setAccessibleName(tr("Allow %1").arg(name));
    deny->setAccessibleName(tr("Deny %1").arg(name));
    connectAnswer(allow, WaitingAnswer::Allow);
    connectAnswer(deny, WaitingAnswer::Deny);
    return notice;
}

void answerWaiting(models::LiveData &live, const QByteArray &code, WaitingAnswer answer,
    QObject *context, std::function<void(const QString &problem)> done)
{
    const auto told = [&live, code, done = std::move(done)](const auto &reply) {
        // NotFound: it has gone, or somebody else has answered.
        if (reply || reply.error().code == protocol::FailureCode::NotFound) {
            live.lists.approvals.remove(code);
            live.lists.refresh(models::ServerLists::List::Clients);
        }
        done(reply ? QString() : reply.error().message);
    };
    const protocol::Approval approval {code};
    if (answer == WaitingAnswer::Allow)
        live.server.ask<protocol::ClientName>(u"clients.approve"_s, approval, context, told);
    else
        live.server.ask<protocol::Nothing>(u"clients.deny"_s, approval, context, told);
}

} // namespace gatehouse::pages
