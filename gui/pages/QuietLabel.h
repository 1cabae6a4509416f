// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace gatehouse::pages {

/// A text that steps back behind those around it: a caption, a hint. Plain text.
class QuietLabel : public QLabel
{
    Q_OBJECT
public:
    explicit QuietLabel(const QString &text, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateColor();
};

} // namespace gatehouse::pages
