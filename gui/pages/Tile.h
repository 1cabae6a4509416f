// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;

namespace gatehouse::pages {

/// A number one looks at often, and what it counts.
class Tile : public QFrame
{
    Q_OBJECT
public:
    explicit Tile(const QString &caption, QWidget *parent = nullptr);

    /// Nothing: it is not known.
    void setNumber(std::optional<qint64> number);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QLabel *m_number;
    QString m_caption;
};

} // namespace gatehouse::pages
