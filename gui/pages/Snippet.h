// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QPlainTextEdit;

namespace gatehouse::pages {

/// A text to be copied, as it is.
class Snippet : public QFrame
{
    Q_OBJECT
public:
    /// \a name: what it is, for people: "The address".
    explicit Snippet(const QString &name, QWidget *parent = nullptr);

    void setText(const QString &text);
    QString text() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    /// As high as its lines are at this width, up to a bound.
    void fit();

    QPlainTextEdit *m_text;
};

} // namespace gatehouse::pages
