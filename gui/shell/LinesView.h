// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QPlainTextEdit;

namespace gatehouse::shell {

/// The last words of a program, as it said them. Hidden while there are none.
class LinesView : public QWidget
{
    Q_OBJECT
public:
    LinesView(const QString &caption, QWidget *parent);

    void setLines(const QStringList &lines);

private:
    QPlainTextEdit *m_lines;
};

} // namespace gatehouse::shell
