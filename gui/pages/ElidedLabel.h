// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

namespace gatehouse::pages {

/// Plain text of any length, in one line or in a few: what has no room is left out, and stands in
/// the hint. For what others have named, which may be long or pretend to be markup.
class ElidedLabel : public QFrame
{
    Q_OBJECT
public:
    explicit ElidedLabel(QWidget *parent = nullptr);

    void setText(const QString &text);
    const QString &text() const { return m_text; }
    /// One at first. A word that is longer than a line is broken anywhere.
    void setMostLines(int lines);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return m_mostLines > 1; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    QStringList linesAt(int width) const;

    QString m_text;
    int m_mostLines = 1;
};

/// \a text as a hint that is shown as it is, whatever it looks like.
QString plainHint(const QString &text);

} // namespace gatehouse::pages
