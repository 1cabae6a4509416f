// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/Tile.h"

#include "models/Words.h"
#include "pages/QuietLabel.h"

#include <QLabel>
#include <QPainter>
#include <QVBoxLayout>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;

Tile::Tile(const QString &caption, QWidget *parent)
    : QFrame(parent)
    , m_number(new QLabel(this))
    , m_caption(caption)
{
    QFont font = m_number->font();
    font.setPointSizeF(font.pointSizeF() * 1.9);
    m_number->setFont(font);
    auto *label = new QuietLabel(caption, this);
    label->setWordWrap(true);
    label->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 12, 10);
    layout->setSpacing(2);
    layout->addWidget(m_number);
    layout->addWidget(label, 1);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Maximum);
    setNumber(std::nullopt);
}

void Tile::setNumber(std::optional<qint64> number)
{
    m_number->setText(number ? models::Words::number(*number) : u"–"_s);
    setAccessibleName(u"%1: %2"_s.arg(m_caption, m_number->text()));
}

void Tile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor line = palette().color(QPalette::WindowText);
    line.setAlphaF(0.16F);
    painter.setPen(line);
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
}

} // namespace gatehouse::pages
