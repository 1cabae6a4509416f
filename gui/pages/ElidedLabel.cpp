// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/ElidedLabel.h"

#include "base/Printable.h"
#include "pages/Copy.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QPainter>
#include <QStyle>
#include <QTextLayout>

namespace gatehouse::pages {

using namespace Qt::Literals::StringLiterals;

ElidedLabel::ElidedLabel(QWidget *parent)
    : QFrame(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setText(const QString &text)
{
    const QString line = base::printable(text);
    if (line == m_text)
        return;
    m_text = line;
    setToolTip(plainHint(line));
    setAccessibleName(line);
    updateGeometry();
    update();
}

void ElidedLabel::setMostLines(int lines)
{
    m_mostLines = lines;
    QSizePolicy policy = sizePolicy();
    policy.setHeightForWidth(lines > 1);
    policy.setVerticalPolicy(lines > 1 ? QSizePolicy::Minimum : QSizePolicy::Fixed);
    setSizePolicy(policy);
}

QStringList ElidedLabel::linesAt(int width) const
{
    if (m_mostLines == 1 || fontMetrics().horizontalAdvance(m_text) < width)
        return {fontMetrics().elidedText(m_text, Qt::ElideMiddle, width)};
    QTextLayout layout(m_text, font(), this);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QStringList lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        const bool isLast = lines.size() + 1 == m_mostLines;
        const QString text = m_text.mid(line.textStart(), isLast ? -1 : line.textLength());
        lines.append(fontMetrics().elidedText(text, Qt::ElideRight, width));
        if (isLast)
            break;
    }
    layout.endLayout();
    return lines;
}

int ElidedLabel::heightForWidth(int width) const
{
    return int(linesAt(width).size()) * fontMetrics().height();
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_text) + 2, fontMetrics().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 8, fontMetrics().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QStringList lines = linesAt(contentsRect().width());
    QRect place = contentsRect();
    place.setHeight(fontMetrics().height());
    if (lines.size() == 1)
        place.moveCenter(contentsRect().center());
    for (const QString &line : lines) {
        painter.drawText(place,
            int(Qt::AlignVCenter) | int(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)),
            line);
        place.translate(0, fontMetrics().height());
    }
}

void ElidedLabel::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    menu.addAction(tr("Copy"), this, [this] { copyText(m_text); });
    menu.exec(event->globalPos());
}

QString plainHint(const QString &text)
{
    return Qt::mightBeRichText(text) ? u"<qt>%1</qt>"_s.arg(text.toHtmlEscaped()) : text;
}

} // namespace gatehouse::pages
