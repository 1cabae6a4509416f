// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "shell/WindowOutlet.h"

#include "pages/Notice.h"
#include "shell/MainWindow.h"

#include <QApplication>
#include <QPushButton>

namespace gatehouse::shell {

using namespace Qt::Literals::StringLiterals;
using notify::Note;

WindowOutlet::WindowOutlet(MainWindow &window)
    : m_window(window)
    , m_notice(new pages::Notice(pages::Notice::Closing::ByHand, &window))
    , m_open(m_notice->addButton(tr("Show")))
{
    m_notice->setObjectName(u"news"_s);
    m_window.addNews(m_notice);
    connect(m_open, &QPushButton::clicked, this, [this] {
        if (!m_notes.isEmpty())
            Q_EMIT opened(QByteArray(m_notes.constFirst().key));
    });
    connect(m_notice, &pages::Notice::closed, this, [this] {
        if (m_notes.isEmpty())
            return;
        const QByteArray key = m_notes.takeFirst().key;
        showFirst();
        Q_EMIT dismissed(key);
    });
}

void WindowOutlet::show(const Note &note)
{
    QApplication::alert(&m_window); // nothing when it is active
    if (!note.answers.isEmpty())
        return;
    m_notes.removeIf([&note](const Note &one) { return one.key == note.key; });
    qsizetype place = 0;
    while (!note.isUrgent && place < m_notes.size() && m_notes.at(place).isUrgent)
        ++place;
    m_notes.insert(place, note);
    showFirst();
}

void WindowOutlet::close(const QByteArray &key)
{
    m_notes.removeIf([&key](const Note &one) { return one.key == key; });
    showFirst();
}

void WindowOutlet::showFirst()
{
    m_notice->hide();
    if (m_notes.isEmpty())
        return;
    const Note &note = m_notes.constFirst();
    m_open->setVisible(!note.page.isEmpty());
    m_notice->say(note.isUrgent ? pages::Tone::Bad : pages::Tone::Plain,
        tr("%1. %2").arg(note.title, note.text));
}

} // namespace gatehouse::shell
