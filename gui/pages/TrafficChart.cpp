// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "pages/TrafficChart.h"

#include "models/Words.h"
#include "pages/Tone.h"

#include <QPainter>

#include <cmath>

namespace gatehouse::pages {

using models::TrafficHistory;
using models::Words;

namespace {

constexpr int GridLines = 2;
constexpr int Gap = 6;

/// The next of 2, 4, 6, 8, 10, 20, 40, … that is not below \a most, so that half of it is whole.
qint64 roundTop(qint64 most)
{
    for (qint64 power = 1;; power *= 10) {
        for (const qint64 step : {2, 4, 6, 8, 10}) {
            if (step * power >= most)
                return step * power;
        }
    }
}

QColor faintColor(const QPalette &palette)
{
    QColor faint = quietColor(palette);
    faint.setAlphaF(0.3F);
    return faint;
}

} // namespace

TrafficChart::TrafficChart(const TrafficHistory &history, QWidget *parent)
    : QWidget(parent)
    , m_history(history)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_time.setInterval(std::chrono::milliseconds(TrafficHistory::Span));
    connect(&m_time, &QTimer::timeout, this, qOverload<>(&QWidget::update));
    connect(&history, &TrafficHistory::changed, this, [this] {
        describe();
        update();
    });
    m_time.start();
    describe();
}

void TrafficChart::describe()
{
    setAccessibleName(tr("Traffic of the last hour"));
    qint64 requests = 0;
    qint64 errors = 0;
    for (const auto &bucket : m_history.hour()) {
        requests += bucket.requests;
        errors += bucket.errors;
    }
    setAccessibleDescription(tr("%1 requests, %2 of them with an error.")
                                 .arg(Words::number(requests), Words::number(errors)));
}

void TrafficChart::paintEvent(QPaintEvent *)
{
    qint64 most = 0;
    for (const auto &bucket : m_history.hour())
        most = std::max(most, bucket.requests);
    const qint64 top = roundTop(most);
    QPainter painter(this);
    const QFontMetrics metrics = fontMetrics();
    const int left = most == 0 ? 0 : metrics.horizontalAdvance(Words::number(top)) + Gap;
    const double above = metrics.height() + Gap;
    const QRectF plot(left, above, width() - left - 1, height() - above - metrics.height() - Gap);
    paintTimes(painter, plot);
    if (most == 0)
        return paintNothing(painter, plot);
    paintGrid(painter, plot, top);
    paintBars(painter, plot, top);
    paintLegend(painter);
}

void TrafficChart::paintGrid(QPainter &painter, const QRectF &plot, qint64 top) const
{
    const int line = fontMetrics().height();
    for (int i = 0; i <= GridLines; ++i) {
        const double y = std::round(plot.bottom() - plot.height() * i / GridLines) + 0.5;
        painter.setPen(faintColor(palette()));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(quietColor(palette()));
        painter.drawText(QRectF(0, y - line / 2.0, plot.left() - Gap, line),
            int(Qt::AlignRight) | int(Qt::AlignVCenter), Words::number(top * i / GridLines));
    }
}

void TrafficChart::paintTimes(QPainter &painter, const QRectF &plot) const
{
    const QRectF times(plot.left(), plot.bottom() + Gap, plot.width(), fontMetrics().height());
    painter.setPen(quietColor(palette()));
    painter.drawText(times, Qt::AlignLeft, tr("an hour ago"));
    painter.drawText(times, Qt::AlignHCenter, tr("30 minutes ago"));
    painter.drawText(times, Qt::AlignRight, tr("now"));
}

void TrafficChart::paintNothing(QPainter &painter, const QRectF &plot) const
{
    const double y = std::round(plot.bottom()) + 0.5;
    painter.setPen(faintColor(palette()));
    painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
    painter.setPen(quietColor(palette()));
    painter.drawText(
        plot, Qt::AlignCenter, m_isKnown ? tr("Nothing was asked in the last hour.") : QString());
}

/// What the colours mean, at the right of the line above the plot.
void TrafficChart::paintLegend(QPainter &painter) const
{
    const int line = fontMetrics().height();
    const int mark = line / 2;
    const std::pair<QColor, QString> meanings[] {
        {toneColor(Tone::Bad, palette()), tr("With an error")},
        {palette().color(QPalette::Highlight), tr("Answered")}};
    int right = width();
    for (const auto &[color, meaning] : meanings) {
        const int length = fontMetrics().horizontalAdvance(meaning);
        painter.setPen(quietColor(palette()));
        painter.drawText(QRect(right - length, 0, length, line), Qt::AlignVCenter, meaning);
        painter.fillRect(right - length - Gap - mark, (line - mark) / 2, mark, mark, color);
        right -= length + Gap * 3 + mark;
    }
}

void TrafficChart::setKnown(bool isKnown)
{
    m_isKnown = isKnown;
    update();
}

void TrafficChart::paintBars(QPainter &painter, const QRectF &plot, qint64 top) const
{
    const auto hour = m_history.hour();
    const double step = plot.width() / double(TrafficHistory::Count);
    const double bar = step > 3 ? step - 1 : step;
    const auto paint = [&](std::size_t place, qint64 count, const QColor &color) {
        if (count == 0)
            return;
        const double height = std::max(1.0, plot.height() * double(count) / double(top));
        painter.fillRect(
            QRectF(plot.left() + step * double(place), plot.bottom() - height, bar, height), color);
    };
    for (std::size_t i = 0; i < hour.size(); ++i) {
        paint(i, hour.at(i).requests, palette().color(QPalette::Highlight));
        paint(i, hour.at(i).errors, toneColor(Tone::Bad, palette()));
    }
}

} // namespace gatehouse::pages
