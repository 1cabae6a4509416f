// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <functional>
#include <optional>

namespace gatehouse::gateway {

/// Follows an event stream (WHATWG HTML 9.2) to know where events end: only there may something of
/// ours be put in between. With an editor it takes each event apart and may write its data anew.
/// Pure; fed in pieces of any size it gives the same stream.
class SseReader
{
public:
    /// Gets the data of one event, whole, and says what passes; nothing: it must not, and the
    /// stream ends, see hasFailed().
    using Editor = std::function<std::optional<QByteArray>(const QByteArray &data)>;

    /// Without an editor bytes pass untouched and nothing is held.
    SseReader() = default;
    /// \a maxEvent: bytes; a longer event ends the stream, see hasFailed().
    SseReader(Editor editor, qsizetype maxEvent)
        : m_editor(std::move(editor))
        , m_maxEvent(maxEvent)
    { }

    /// What goes on to the client for \a bytes.
    QByteArray feed(QByteArrayView bytes);
    /// Is the last byte that was given out the end of an event, or is there none yet?
    bool isBetweenEvents() const;
    /// Had an event an id, so that a client may resume?
    bool isResumable() const { return m_isResumable; }
    bool hasFailed() const { return m_hasFailed; }

private:
    void follow(char c);
    void endLine();
    QByteArray finishedEvent();

    Editor m_editor;
    qsizetype m_maxEvent = 0;
    QByteArray m_event; ///< with an editor: the lines of the event so far
    QByteArray m_lineStart; ///< the first bytes of this line
    qsizetype m_lineBytes = 0;
    bool m_afterCr = false; ///< an LF now belongs to the line end before it
    bool m_atBoundary = true;
    bool m_wasEdited = false; ///< the last event
    bool m_isResumable = false;
    bool m_hasFailed = false;
};

} // namespace gatehouse::gateway
