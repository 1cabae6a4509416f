// SPDX-FileCopyrightText: The Gatehouse authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/TrafficHistory.h"

#include <QTimer>
#include <QWidget>

namespace gatehouse::pages {

/// The requests of the last hour as bars, those with an error in another colour at their foot.
/// Keeps a reference to the history.
class TrafficChart : public QWidget
{
    Q_OBJECT
public:
    explicit TrafficChart(const models::TrafficHistory &history, QWidget *parent = nullptr);

    /// Else nothing is said of what is not known.
    void setKnown(bool isKnown);

    QSize sizeHint() const override { return {480, 180}; }
    QSize minimumSizeHint() const override { return {240, 110}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void describe();
    void paintGrid(QPainter &painter, const QRectF &plot, qint64 top) const;
    void paintTimes(QPainter &painter, const QRectF &plot) const;
    void paintNothing(QPainter &painter, const QRectF &plot) const;
    void paintLegend(QPainter &painter) const;
    void paintBars(QPainter &painter, const QRectF &plot, qint64 top) const;

    const models::TrafficHistory &m_history;
    bool m_isKnown = false;
    QTimer m_time; ///< an hour moves on without news
};

} // namespace gatehouse::pages
